package io.boxoffice.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Who may ask for which path: nobody without a token, unless the path is public. Matches patterns
/// on the same parsed path as Spring MVC, so that both always mean the same handler.
final class AccessRules {

  /// Who may ask for a path.
  enum Access {
    EVERYONE,
    SIGNED_IN,
    OPERATORS
  }

  private static final List<String> PUBLIC =
      List.of("GET /", "GET /actuator/health/**", "GET /actuator/info", "GET /docs/**");

  /// Open to operators, and to what runs on the same machine: a scraper of metrics.
  private static final List<String> FROM_LOOPBACK = List.of("GET /actuator/prometheus");

  private static final List<String> OPERATORS = List.of("* /actuator/{endpoint}/**");

  private final List<Rule> alwaysOpen = PUBLIC.stream().map(Rule::parse).toList();
  private final List<Rule> fromLoopback = FROM_LOOPBACK.stream().map(Rule::parse).toList();
  private final List<Rule> open;
  private final List<Rule> operators;

  AccessRules(Stream<PublicPaths> open, Stream<OperatorPaths> operators) {
    this.open = open.flatMap(paths -> paths.paths().stream()).map(Rule::parse).toList();
    this.operators =
        Stream.concat(OPERATORS.stream(), operators.flatMap(paths -> paths.paths().stream()))
            .map(Rule::parse)
            .toList();
  }

  /// Who may ask for this path.
  Access access(HttpServletRequest request) {
    PathContainer path = ServletRequestPathUtils.parseAndCache(request).pathWithinApplication();
    var asked = Asked.of(request.getMethod(), path);
    if (asked.isAmong(alwaysOpen) || (asked.isAmong(fromLoopback) && isFromThisMachine(request))) {
      return Access.EVERYONE;
    }
    if (asked.isAmong(operators)) {
      return Access.OPERATORS;
    }
    return asked.isAmong(open) ? Access.EVERYONE : Access.SIGNED_IN;
  }

  /// Whether everyone may ask for this path, from anywhere; for the description of the API.
  boolean isOpen(String method, String path) {
    var asked = Asked.of(method, PathContainer.parsePath(path));
    return asked.isAmong(alwaysOpen) || (!asked.isAmong(operators) && asked.isAmong(open));
  }

  /// A forwarded request comes from elsewhere, even if the proxy is here.
  private static boolean isFromThisMachine(HttpServletRequest request) {
    if (request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null) {
      return false;
    }
    try {
      return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  /// @param plain whether the path is written as it is matched: others may hide a letter in an
  ///     escape
  private record Asked(String method, PathContainer path, boolean plain) {

    static Asked of(String method, PathContainer path) {
      return new Asked(method, path, Firewall.isPlain(path.value()));
    }

    boolean isAmong(List<Rule> rules) {
      for (Rule rule : rules) {
        if (rule.mayMatch(this) && rule.matches(this)) {
          return true;
        }
      }
      return false;
    }
  }

  /// @param prefix what each path of the pattern starts with; spares most paths the matching
  private record Rule(String method, String prefix, PathPattern pattern) {

    static Rule parse(String text) {
      String[] parts = text.split(" ", -1);
      if (parts.length != 2 || !parts[1].startsWith("/")) {
        throw new IllegalArgumentException("not a method and a path pattern: " + text);
      }
      return new Rule(
          parts[0], prefix(parts[1]), PathPatternParser.defaultInstance.parse(parts[1]));
    }

    /// The text of a pattern up to its first segment that is not plain, without the slash before
    /// it, which `/**` may go without.
    private static String prefix(String pattern) {
      int end = 0;
      while (end < pattern.length() && "{*?".indexOf(pattern.charAt(end)) < 0) {
        end++;
      }
      return end == pattern.length()
          ? pattern
          : pattern.substring(0, Math.max(0, pattern.lastIndexOf('/', end)));
    }

    boolean matches(Asked asked) {
      boolean sameMethod =
          method.equals("*")
              || method.equals(asked.method)
              || (method.equals("GET") && asked.method.equals("HEAD"));
      return sameMethod && pattern.matches(asked.path);
    }

    boolean mayMatch(Asked asked) {
      return !asked.plain || asked.path.value().startsWith(prefix);
    }
  }
}

package io.boxoffice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/// Refuses requests that mean different things to different readers: encoded slashes, dots that
/// leave a folder, control characters. An address of letters, digits and single separators, as
/// nearly all are, means one thing only and is let through without the many searches of the strict
/// firewall. Headers are Tomcat's to refuse: it takes no control characters.
final class Firewall implements HttpFirewall {
  private static final SortedSet<String> METHODS =
      new TreeSet<>(Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"));

  private final HttpFirewall strict = strict();

  @Override
  public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
    boolean plain =
        METHODS.contains(request.getMethod())
            && request.getQueryString() == null
            && isPlain(request.getRequestURI());
    return plain ? new Plain(request) : strict.getFirewalledRequest(request);
  }

  @Override
  public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
    return strict.getFirewalledResponse(response);
  }

  /// Whether a path has nothing that needs a closer look.
  static boolean isPlain(String path) {
    char before = ' ';
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean separator = c == '/' || c == '.';
      boolean name =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_';
      if (!name && (!separator || before == '/' || before == '.')) {
        return false;
      }
      before = c;
    }
    return true;
  }

  /// What is wrong with a request that it refused.
  static Problem problem(HttpServletRequest request) {
    return METHODS.contains(request.getMethod())
        ? problem()
        : RequestProblems.ofStatus(HttpStatus.METHOD_NOT_ALLOWED)
            .withHeader(HttpHeaders.ALLOW, String.join(", ", METHODS));
  }

  static Problem problem() {
    return Problem.of(
        400, "bad-request", "The address or a header holds characters that are not accepted.");
  }

  private static HttpFirewall strict() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowedHttpMethods(METHODS);
    firewall.setAllowedParameterValues(Firewall::isText);
    firewall.setAllowedHeaderNames(_ -> true);
    firewall.setAllowedHeaderValues(_ -> true);
    return firewall;
  }

  /// No U+0000 and no lone surrogates, as in bodies.
  private static boolean isText(String value) {
    return value.codePoints().allMatch(c -> c != 0 && (c < 0xd800 || c > 0xdfff));
  }

  private static final class Plain extends FirewalledRequest {
    Plain(HttpServletRequest request) {
      super(request);
    }

    @Override
    public void reset() {
      // Nothing was changed on the way in.
    }
  }
}

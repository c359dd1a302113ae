package io.boxoffice.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/// Refuses requests that mean different things to different readers: encoded slashes, dots that
/// leave a folder, control characters.
final class Firewall {

  private static final SortedSet<String> METHODS =
      new TreeSet<>(Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"));

  private Firewall() {}

  static StrictHttpFirewall strict() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowedHttpMethods(METHODS);
    firewall.setAllowedParameterValues(Firewall::isText);
    return firewall;
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

  /// No U+0000 and no lone surrogates, as in bodies.
  private static boolean isText(String value) {
    return value.codePoints().allMatch(c -> c != 0 && (c < 0xd800 || c > 0xdfff));
  }
}

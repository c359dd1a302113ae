package io.boxoffice.web;

import org.springframework.security.web.firewall.StrictHttpFirewall;

/// Refuses requests that mean different things to different readers: encoded slashes, dots that
/// leave a folder, control characters.
final class Firewall {

  private Firewall() {}

  static StrictHttpFirewall strict() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowedParameterValues(Firewall::isText);
    return firewall;
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

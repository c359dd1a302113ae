package io.boxoffice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// An answer that has the headers of a careful API from the start. What a controller sets or adds
/// itself takes the place of ours.
final class SecureHeaders extends WholeAnswer {
  static final String POLICY_HEADER = "Content-Security-Policy";

  /// An API answers nothing that a browser should run or show.
  private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

  private static final String CACHE_HEADER = "Cache-Control";

  private boolean ownPolicy;
  private boolean ownCaching;

  SecureHeaders(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    // Added and not set: the answer is new, and setting looks for what there is.
    response.addHeader("X-Content-Type-Options", "nosniff");
    response.addHeader("X-Frame-Options", "DENY");
    response.addHeader("Referrer-Policy", "no-referrer");
    response.addHeader(POLICY_HEADER, POLICY);
    response.addHeader(CACHE_HEADER, "no-store");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (name.equalsIgnoreCase(CACHE_HEADER) && !ownCaching) {
      ownCaching = true;
      setHeader(name, value);
    } else if (name.equalsIgnoreCase(POLICY_HEADER) && !ownPolicy) {
      ownPolicy = true;
      setHeader(name, value);
    } else {
      super.addHeader(name, value);
    }
  }
}

package io.boxoffice.web;

import java.time.Duration;

/// How long a caller is willing to wait for the outcome: `Prefer: wait=N` (RFC 7240 section 4.3), N
/// in seconds, at most 10. Zero without a preference. A parameter of controllers.
public record Waiting(Duration duration) {

  /// Longer waits are cut: they would outlive the patience of proxies in between.
  public static final Duration MAX = Duration.ofSeconds(10);

  public static Waiting none() {
    return new Waiting(Duration.ZERO);
  }

  public boolean wanted() {
    return duration.isPositive();
  }
}

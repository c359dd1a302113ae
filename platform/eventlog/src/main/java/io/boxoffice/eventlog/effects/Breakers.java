package io.boxoffice.eventlog.effects;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;

/// When a target counts as down: half of its last twenty calls failed. It is tried again after a
/// short while with a few calls.
final class Breakers {
  static final Duration OPEN_FOR = Duration.ofSeconds(1);

  static final CircuitBreakerConfig CONFIG =
      CircuitBreakerConfig.custom()
          .slidingWindowSize(20)
          .minimumNumberOfCalls(10)
          .failureRateThreshold(50)
          .waitDurationInOpenState(OPEN_FOR)
          .permittedNumberOfCallsInHalfOpenState(3)
          .build();

  private Breakers() {}
}

package io.boxoffice.eventlog.effects;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When to try again: exponential backoff with full jitter, up to a time after which it is given
/// up.
///
/// @param first delay after the first failure, doubled with each further one
/// @param longest delay
/// @param within time since the wish after which no further try is made
public record RetryPolicy(Duration first, Duration longest, Duration within) {

  /// Doubling further would only overflow.
  private static final int DOUBLINGS_MAX = 20;

  /// A delay between half of the step and the whole of it, so that retries do not march in step.
  public Duration delay(int tries, RandomGenerator jitter) {
    long step = first.toMillis() << Math.min(tries, DOUBLINGS_MAX);
    long bounded = Math.max(1, Math.min(step, longest.toMillis()));
    return Duration.ofMillis(bounded - jitter.nextLong(bounded / 2 + 1));
  }
}

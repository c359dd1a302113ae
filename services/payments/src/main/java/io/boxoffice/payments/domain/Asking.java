package io.boxoffice.payments.domain;

import java.time.Duration;
import java.time.Instant;

/// When a provider that does not tell is asked.
///
/// @param first how long to wait for it to tell; doubled with each question
/// @param longest between two questions
/// @param until how long after an order's time to pay it is asked at all
/// @param settled how long after a void the provider may still be at work on a capture that was
///     under way then
public record Asking(Duration first, Duration longest, Duration until, Duration settled) {

  /// Doubling further would only overflow.
  private static final int DOUBLINGS_MAX = 20;

  /// When to ask next about an attempt whose outcome is not known.
  Instant next(Attempt attempt) {
    long millis = first.toMillis() << Math.min(attempt.asked(), DOUBLINGS_MAX);
    return attempt.askedAt().plusMillis(Math.clamp(millis, 1, longest.toMillis()));
  }

  boolean isOver(Attempt attempt, Instant at) {
    return at.isAfter(attempt.payBy().plus(until));
  }

  boolean isSettled(Attempt attempt, Instant at) {
    return at.isAfter(attempt.endedAt().plus(settled));
  }
}

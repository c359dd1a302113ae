package io.boxoffice.accounts.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How failed sign-ins lock an address: the same for one that has an account and one that has none,
/// so that nobody can tell them apart.
public final class Lockout {

  private Lockout() {}

  /// The end of the lock; empty if fewer than `triesMax` failures lie within the window.
  ///
  /// @param failures oldest first
  public static Optional<Instant> until(
      List<Instant> failures, int triesMax, Duration window, Instant at) {
    List<Instant> counted = within(failures, window, at);
    return counted.size() < triesMax
        ? Optional.empty()
        : Optional.of(counted.get(counted.size() - triesMax).plus(window));
  }

  /// The failures with one more, as many as need be remembered.
  public static List<Instant> after(List<Instant> failures, Instant failure) {
    return Stream.concat(
            failures.stream().skip(Math.max(0, failures.size() + 1 - Account.FAILURES_KEPT)),
            Stream.of(failure))
        .toList();
  }

  /// Whole seconds from one time until another, at least one: what `Retry-After` says.
  public static long seconds(Instant from, Instant until) {
    return Math.max(1, Math.ceilDiv(Duration.between(from, until).toMillis(), 1_000L));
  }

  private static List<Instant> within(List<Instant> failures, Duration window, Instant at) {
    return failures.stream().filter(failure -> failure.plus(window).isAfter(at)).toList();
  }
}

package io.boxoffice.orders.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a customer is reminded to pay: at 1/6, 1/2 and 11/12 of the time there is. Nobody is
/// reminded of less than an hour.
///
/// @param times the reminder with ordinal n is the n-th, from 1
record Reminders(List<Instant> times) {
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final List<Integer> TWELFTHS = List.of(2, 6, 11);

  static Reminders of(Order.Purchase purchase) {
    Duration within = Duration.between(purchase.placedAt(), purchase.payBy());
    if (within.compareTo(SHORTEST) < 0) {
      return new Reminders(List.of());
    }
    return new Reminders(
        TWELFTHS.stream()
            .map(twelfths -> purchase.placedAt().plus(within.multipliedBy(twelfths).dividedBy(12)))
            .toList());
  }

  /// When the one behind this ordinal is due.
  Optional<Instant> after(int ordinal) {
    return ordinal < times.size() ? Optional.of(times.get(ordinal)) : Optional.empty();
  }

  /// The ordinal of the last one that is due by now; 0 if none is. Those that were missed are not
  /// made up for.
  int due(Instant at) {
    return (int) times.stream().filter(time -> !time.isAfter(at)).count();
  }
}

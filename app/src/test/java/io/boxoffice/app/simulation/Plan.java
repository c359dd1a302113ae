package io.boxoffice.app.simulation;

import java.time.Duration;

/// What kind of run a seed is: small, so that many can be had, and unlike the others.
///
/// @param killEvery mean time between kills of a process
/// @param skew how far the clock of a process may be from the database's
/// @param batch units that are committed together, at most
/// @param window events that a tail keeps in memory
record Plan(
    int processes,
    int partitions,
    int customers,
    int capacity,
    int maxPerCustomer,
    Duration payWithin,
    Duration killEvery,
    Duration skew,
    int batch,
    int window) {

  static final Duration HOLD_FOR = Duration.ofMinutes(10);
  static final Duration LAPSE_AFTER = Duration.ofSeconds(15);

  static Plan of(Dice dice) {
    return new Plan(
        dice.oneOf(1, 1, 2),
        dice.oneOf(1, 1, 2, 3),
        (int) dice.between(1, 5),
        (int) dice.between(1, 6),
        (int) dice.between(2, 6),
        dice.oneOf(Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofHours(3)),
        dice.oneOf(Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofHours(10)),
        dice.oneOf(Duration.ZERO, Duration.ofMillis(700), Duration.ofSeconds(20)),
        dice.oneOf(1, 4, 100),
        dice.oneOf(3, 8, 64));
  }
}

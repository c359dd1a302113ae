package io.boxoffice.app.simulation;

import java.util.List;
import java.util.SplittableRandom;

/// All chance of one simulation, decided by its seed.
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  SplittableRandom random() {
    return random;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /// From 0 to one less than the bound.
  int below(int bound) {
    return random.nextInt(bound);
  }

  /// Both ends included.
  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  <T> T oneOf(List<T> all) {
    return all.get(below(all.size()));
  }

  @SafeVarargs
  final <T> T oneOf(T... all) {
    return all[below(all.length)];
  }
}

package io.boxoffice.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Which faults come in which order, and how long after the one before: all of it follows from the
/// seed.
///
/// What threads do meanwhile does not, so a seed repeats the faults and not every answer.
record FaultPlan(long seed, List<Step> steps) {
  private static final int BEFORE_MILLIS_MIN = 500;
  private static final int BEFORE_MILLIS_MAX = 2_000;
  private static final int LASTING_MILLIS_MIN = 2_000;
  private static final int LASTING_MILLIS_MAX = 5_000;

  FaultPlan {
    steps = List.copyOf(steps);
  }

  /// One fault.
  ///
  /// @param before how long there is load before it
  /// @param lasting how long it lasts; a kill takes no time
  record Step(Fault fault, Duration before, Duration lasting) {

    @Override
    public String toString() {
      return "%s after %d ms for %d ms"
          .formatted(fault.wireName(), before.toMillis(), lasting.toMillis());
    }
  }

  /// Mixes kills of the process with the other faults, each as often as told.
  static FaultPlan of(long seed, int kills, List<Fault> others, int rounds) {
    var random = new Random(seed);
    List<Fault> faults = new ArrayList<>(Collections.nCopies(kills, Fault.KILL_SERVER));
    for (int i = 0; i < rounds; i++) {
      faults.addAll(others);
    }
    Collections.shuffle(faults, random);
    List<Step> steps = new ArrayList<>();
    for (Fault fault : faults) {
      steps.add(
          new Step(
              fault,
              between(random, BEFORE_MILLIS_MIN, BEFORE_MILLIS_MAX),
              between(random, LASTING_MILLIS_MIN, LASTING_MILLIS_MAX)));
    }
    return new FaultPlan(seed, steps);
  }

  String text() {
    return steps.stream().map(Step::toString).collect(Collectors.joining("\n  ", "plan:\n  ", ""));
  }

  private static Duration between(Random random, int least, int most) {
    return Duration.ofMillis(random.nextInt(least, most));
  }
}

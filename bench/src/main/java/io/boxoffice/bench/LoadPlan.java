package io.boxoffice.bench;

import java.time.Duration;
import java.util.function.Consumer;

/// How long and how hard to load, and who is told when measuring begins and ends. The load goes on
/// meanwhile: whoever is told returns at once.
///
/// @param ratePerSecond requests that are due each second, whatever became of those before; 0 sends
///     on each connection as soon as it is answered
/// @param tell takes how fast it goes while warming up
/// @param enough successes after which a part ends before its time
record LoadPlan(
    Duration warmUp,
    Duration measured,
    int ratePerSecond,
    Runnable begins,
    Runnable ends,
    Consumer<String> tell,
    long enough) {

  /// No load of a bench has so many.
  static final long NEVER_ENOUGH = Long.MAX_VALUE;

  LoadPlan(
      Duration warmUp,
      Duration measured,
      int ratePerSecond,
      Runnable begins,
      Runnable ends,
      Consumer<String> tell) {
    this(warmUp, measured, ratePerSecond, begins, ends, tell, NEVER_ENOUGH);
  }

  /// Loads until so many succeeded, at most for so long; measures nothing.
  static LoadPlan until(long enough, Duration longest, Consumer<String> tell) {
    return new LoadPlan(longest, Duration.ZERO, 0, () -> {}, () -> {}, tell, enough);
  }
}

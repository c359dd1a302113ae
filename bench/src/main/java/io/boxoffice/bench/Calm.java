package io.boxoffice.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Whether a server has nothing to do any more: it uses next to no CPU.
final class Calm {

  /// CPU seconds per second: what timers and polling cost, and some.
  private static final double AT_REST = 0.15;

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long pid;

  Calm(long pid) {
    this.pid = pid;
  }

  /// Seconds until it was at rest; empty if it was not within this time.
  Optional<Double> await(Duration within) {
    long begun = System.nanoTime();
    double seconds = 0;
    while (seconds < within.toSeconds()) {
      double before = used();
      long looked = System.nanoTime();
      Patience.await(LOOK, () -> false);
      double took = (System.nanoTime() - looked) / NANOS_PER_SECOND;
      if ((used() - before) / took < AT_REST) {
        return Optional.of(seconds);
      }
      seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
    }
    return Optional.empty();
  }

  private double used() {
    CpuTimes times = CpuTimes.of(pid);
    return times.server() + times.database();
  }
}

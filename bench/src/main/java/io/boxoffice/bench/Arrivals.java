package io.boxoffice.bench;

import java.util.concurrent.TimeUnit;

/// When requests are due that come at a constant rate, however the server is doing. A server that
/// is slow can't make its customers come later.
final class Arrivals {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final double interval;
  private final long begun;
  private long taken;

  /// @param now of `System.nanoTime`, when the first is due
  Arrivals(int perSecond, long now) {
    this.interval = NANOS_PER_SECOND / perSecond;
    this.begun = now;
  }

  /// When the next one is due.
  long nextAt() {
    return begun + (long) (taken * interval);
  }

  void take() {
    taken++;
  }

  /// How many are due by then and were not taken.
  long late(long now) {
    return now < nextAt() ? 0 : (long) ((now - begun) / interval) + 1 - taken;
  }
}

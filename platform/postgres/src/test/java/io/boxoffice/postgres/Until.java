package io.boxoffice.postgres;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for something that other processes do.
final class Until {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private Until() {}

  static void within(Duration limit, String what, Callable<Boolean> condition) throws Exception {
    long until = System.nanoTime() + limit.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("not within " + limit + ": " + what);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }
}

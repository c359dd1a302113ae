package io.boxoffice.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits in tests until something holds, looking often; fails when it does not hold in time.
public final class Await {
  private static final Duration LOOK_EVERY = Duration.ofMillis(5);

  private Await() {}

  /// Waits at most this long.
  ///
  /// @param what for the message of the failure
  public static void until(Duration limit, String what, BooleanSupplier holds) {
    long end = System.nanoTime() + limit.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + limit + ": " + what);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }
}

package io.boxoffice.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what is under way, by asking again and again.
public final class Eventually {
  /// Longer than anything takes on a busy machine; only a failing test waits this long.
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration BETWEEN = Duration.ofMillis(10);

  private Eventually() {}

  /// Returns as soon as it holds; throws [AssertionError] if it does not in time.
  public static void holds(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not within " + PATIENCE + ": " + what);
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }
}

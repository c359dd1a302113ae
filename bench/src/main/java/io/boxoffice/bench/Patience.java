package io.boxoffice.bench;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for what another process does.
final class Patience {

  /// Short against what is waited for, long against what looking costs.
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private Patience() {}

  /// Looks again and again; whether it came true within this time.
  static boolean await(Duration within, BooleanSupplier condition) {
    long until = System.nanoTime() + within.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      boolean never = new CountDownLatch(1).await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      assert !never : "nobody counts down";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }
}

package io.boxoffice.chaos;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for what other processes do.
final class Patience {
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private Patience() {}

  /// Looks again and again; whether it came true within this time.
  static boolean await(Duration within, BooleanSupplier condition) {
    return await(within, LOOK_EVERY, condition);
  }

  static boolean await(Duration within, Duration lookEvery, BooleanSupplier condition) {
    long until = System.nanoTime() + within.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        return false;
      }
      pause(lookEvery);
    }
    return true;
  }

  /// Lets time pass, in which load goes on or a fault lasts.
  static void pause(Duration duration) {
    try {
      boolean never = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
      assert !never : "nobody counts down";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChaosFailure("interrupted", e);
    }
  }
}

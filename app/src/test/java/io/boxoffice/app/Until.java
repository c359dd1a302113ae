package io.boxoffice.app;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits for conditions.
final class Until {
  private static final Duration AT_MOST = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(20);

  private Until() {}

  /// Something that may be looked at again and again.
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException;
  }

  static void holds(String what, Condition condition) {
    holds(what, AT_MOST, condition);
  }

  static void holds(String what, Duration atMost, Condition condition) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (!condition.holds()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("not within " + atMost + ": " + what);
        }
        pause(LOOK);
      }
    } catch (IOException e) {
      throw new AssertionError(what, e);
    }
  }

  /// The pace of looking; nothing is expected to happen just by its passing.
  static void pause(Duration duration) {
    try {
      boolean never = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
      assert !never;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}

package io.boxoffice.messaging;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Lets readers wait for subscriptions to get on. Safe for many threads.
final class Progress {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition made = lock.newCondition();

  /// Some subscription got on.
  void made() {
    lock.lock();
    try {
      made.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until something is so, at most for this long; whether it is.
  boolean await(BooleanSupplier so, Duration atMost) {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (!so.getAsBoolean() && left > 0) {
        left = made.awaitNanos(left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return so.getAsBoolean();
  }
}

package io.boxoffice.bench;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts effects as they are committed, and wakes who waits for so many.
final class EffectCount {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private long count;

  void add(int effects) {
    lock.lock();
    try {
      count += effects;
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long value() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /// Whether there were so many within this time.
  boolean await(long wanted, Duration within) {
    long left = within.toNanos();
    lock.lock();
    try {
      while (count < wanted && left > 0) {
        left = more.awaitNanos(left);
      }
      return count >= wanted;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}

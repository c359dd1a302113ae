package io.boxoffice.testing;

import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.StoredEvent;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A log of which one read of streams ends late, with what was there when it began.
final class StallingLog extends ForwardingLog {
  private final AtomicInteger readsLeft;
  private final CountDownLatch stalled = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  /// @param number of the read that stalls, from 1
  StallingLog(EventLog log, int number) {
    super(log);
    this.readsLeft = new AtomicInteger(number);
  }

  /// Waits until that read stalls.
  void awaitStalled() throws InterruptedException {
    stalled.await();
  }

  void release() {
    released.countDown();
  }

  @Override
  public void streams(Map<String, Long> behindVersion, Consumer<StoredEvent> consumer) {
    super.streams(behindVersion, consumer);
    if (readsLeft.decrementAndGet() == 0) {
      stalled.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("a test does not interrupt readers", e);
      }
    }
  }
}

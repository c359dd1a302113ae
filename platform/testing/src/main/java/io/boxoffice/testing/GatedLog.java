package io.boxoffice.testing;

import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.StoredEvent;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A log whose reads of streams wait until a test lets them go on, and are counted.
final class GatedLog extends ForwardingLog {
  private final CountDownLatch open = new CountDownLatch(1);
  private final AtomicInteger reads = new AtomicInteger();
  private volatile boolean failing;

  GatedLog(EventLog log) {
    super(log);
  }

  int reads() {
    return reads.get();
  }

  void open() {
    open.countDown();
  }

  /// Whether reads fail from now on.
  void fails(boolean from) {
    failing = from;
  }

  @Override
  public void streams(Map<String, Long> behindVersion, Consumer<StoredEvent> consumer) {
    reads.incrementAndGet();
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("a test does not interrupt readers", e);
    }
    if (failing) {
      throw new IllegalStateException("the read failed");
    }
    super.streams(behindVersion, consumer);
  }
}

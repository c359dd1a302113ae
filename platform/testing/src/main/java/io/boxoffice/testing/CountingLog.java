package io.boxoffice.testing;

import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.StoredEvent;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A log that counts the events that are read of single streams, and how often its lock is taken
/// before a commit.
final class CountingLog extends ForwardingLog {
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong locks = new AtomicLong();

  CountingLog(EventLog log) {
    super(log);
  }

  long eventsRead() {
    return read.get();
  }

  long locks() {
    return locks.get();
  }

  @Override
  public LogTransaction begin() {
    return new ForwardingTransaction(super.begin()) {
      @Override
      public Locked lock(Collection<String> scopes, Collection<String> checkpoints) {
        locks.incrementAndGet();
        return super.lock(scopes, checkpoints);
      }
    };
  }

  @Override
  public void streams(Map<String, Long> behindVersion, Consumer<StoredEvent> consumer) {
    super.streams(
        behindVersion,
        event -> {
          read.incrementAndGet();
          consumer.accept(event);
        });
  }
}

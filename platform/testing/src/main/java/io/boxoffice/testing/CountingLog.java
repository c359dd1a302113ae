package io.boxoffice.testing;

import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.StoredEvent;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A log that counts the events that are read of single streams.
final class CountingLog extends ForwardingLog {
  private final AtomicLong read = new AtomicLong();

  CountingLog(EventLog log) {
    super(log);
  }

  long eventsRead() {
    return read.get();
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

package io.boxoffice.messaging;

import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.StoredEvent;
import java.time.Duration;
import java.util.List;

/// The tail of one log in one process without its thread.
public final class SteppedTail {

  /// How often it looks for events of other processes.
  public static final Duration POLL = LogTail.POLL;

  private final LogTail tail;

  /// @param window events kept in memory
  public SteppedTail(EventLog log, int window) {
    tail = new LogTail(log, window);
  }

  public Feed feed() {
    return tail;
  }

  /// Takes in what the writer in this process committed.
  public void committed(List<StoredEvent> events) {
    tail.committed(events);
  }

  /// Looks for events of other processes.
  public void step() {
    tail.look();
  }
}

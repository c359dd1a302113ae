package io.boxoffice.testing;

import io.boxoffice.eventlog.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One empty log for one test of [EventLogContract], and a look at what no [EventLog] tells.
public interface EventLogFixture extends AutoCloseable {

  /// The log.
  EventLog log();

  /// The same log as one more process sees it.
  EventLog another();

  /// The streams whose effects are still to be made.
  List<String> effects();

  /// The next deadlines by stream.
  Map<String, Instant> deadlines();

  void deleteSnapshots();

  /// Breaks all connections of writers, as a restart of the database would.
  void loseConnections();

  /// How long a test waits for what must happen before it fails.
  default Duration patience() {
    return Duration.ofSeconds(20);
  }

  @Override
  void close();
}

package io.boxoffice.testing;

import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.EventLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class InMemoryEventLogTest extends EventLogContract {

  @Override
  protected EventLogFixture fixture() {
    var log = new InMemoryEventLog("memory");
    return new EventLogFixture() {
      @Override
      public EventLog log() {
        return log;
      }

      @Override
      public EventLog another() {
        return log;
      }

      @Override
      public List<String> effects() {
        return log.effects().stream().map(Changes.WishedEffect::stream).toList();
      }

      @Override
      public Map<String, Instant> deadlines() {
        return log.deadlines();
      }

      @Override
      public void deleteSnapshots() {
        log.deleteSnapshots();
      }

      @Override
      public void loseConnections() {
        log.loseConnections();
      }

      @Override
      public void close() {}
    };
  }
}

package io.boxoffice.testing;

import io.boxoffice.eventlog.EventLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// No log yet: a test that has not begun.
final class NoLog implements EventLogFixture {

  @Override
  public EventLog log() {
    throw new IllegalStateException("no test has begun");
  }

  @Override
  public EventLog another() {
    return log();
  }

  @Override
  public List<String> effects() {
    return List.of();
  }

  @Override
  public Map<String, Instant> deadlines() {
    return Map.of();
  }

  @Override
  public void deleteSnapshots() {}

  @Override
  public void loseConnections() {}

  @Override
  public void close() {}
}

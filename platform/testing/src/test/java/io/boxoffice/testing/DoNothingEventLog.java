package io.boxoffice.testing;

import io.boxoffice.eventlog.AppendResult;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Says yes to everything and keeps nothing.
final class DoNothingEventLog implements EventLog {

  @Override
  public String name() {
    return "nothing";
  }

  @Override
  public LogTransaction begin() {
    return new Transaction();
  }

  @Override
  public long head() {
    return 0;
  }

  @Override
  public List<StoredEvent> after(long position, Set<String> types, int limit) {
    return List.of();
  }

  @Override
  public void streams(Map<String, Long> behindVersion, Consumer<StoredEvent> consumer) {}

  @Override
  public List<StoredEvent> withKey(String key, long position, int limit) {
    return List.of();
  }

  @Override
  public Map<String, StoredSnapshot> snapshots(Collection<String> streams) {
    return Map.of();
  }

  @Override
  public void save(StoredSnapshot snapshot) {}

  @Override
  public Optional<Long> checkpoint(String name) {
    return Optional.empty();
  }

  private static final class Transaction implements LogTransaction {

    @Override
    public Locked lock(Collection<String> scopes, Collection<String> checkpoints) {
      return new Locked(0, Map.of(), Map.of());
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
      return List.of();
    }

    @Override
    public AppendResult commit(long head, Changes changes) {
      return new AppendResult.Appended();
    }

    @Override
    public void close() {}
  }

  static final class Fixture implements EventLogFixture {
    private final DoNothingEventLog log = new DoNothingEventLog();

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
    public Duration patience() {
      return Duration.ofMillis(100);
    }

    @Override
    public void close() {}
  }
}

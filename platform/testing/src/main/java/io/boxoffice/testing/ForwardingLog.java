package io.boxoffice.testing;

import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.StoredEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A log that does what another one does, but for what a test overrides.
public class ForwardingLog implements EventLog {
  private final EventLog log;

  public ForwardingLog(EventLog log) {
    this.log = log;
  }

  @Override
  public String name() {
    return log.name();
  }

  @Override
  public LogTransaction begin() {
    return log.begin();
  }

  @Override
  public long head() {
    return log.head();
  }

  @Override
  public List<StoredEvent> after(long position, Set<String> types, int limit) {
    return log.after(position, types, limit);
  }

  @Override
  public void streams(Map<String, Long> behindVersion, Consumer<StoredEvent> consumer) {
    log.streams(behindVersion, consumer);
  }

  @Override
  public List<StoredEvent> withKey(String key, long position, int limit) {
    return log.withKey(key, position, limit);
  }

  @Override
  public Map<String, StoredSnapshot> snapshots(Collection<String> streams) {
    return log.snapshots(streams);
  }

  @Override
  public void save(StoredSnapshot snapshot) {
    log.save(snapshot);
  }

  @Override
  public Optional<Long> checkpoint(String name) {
    return log.checkpoint(name);
  }
}

package io.boxoffice.testing;

import io.boxoffice.core.Invariant;
import io.boxoffice.eventlog.AppendFailed;
import io.boxoffice.eventlog.AppendResult;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.CommitUnknown;
import io.boxoffice.eventlog.LogLost;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.Together;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One exclusive append to an [InMemoryEventLog].
final class InMemoryTransaction implements LogTransaction {
  private static final Connection WITHOUT_SQL =
      (Connection)
          Proxy.newProxyInstance(
              InMemoryTransaction.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (_, method, _) -> {
                throw new SQLFeatureNotSupportedException(method.getName() + " in memory");
              });

  private final InMemoryEventLog log;
  private final long head;
  private final int lostBefore;
  private final List<Changes> written = new ArrayList<>();
  private boolean open = true;

  InMemoryTransaction(InMemoryEventLog log, long head, int lostBefore) {
    this.log = log;
    this.head = head;
    this.lostBefore = lostBefore;
  }

  @Override
  public long head() {
    return head;
  }

  @Override
  public List<StoredEvent> after(long position, int limit) {
    checkConnection();
    return log.after(position, Set.of(), limit);
  }

  @Override
  public Map<String, StoredAnswer> answers(Collection<String> scopes) {
    checkConnection();
    return log.answers(scopes);
  }

  @Override
  public Map<String, Long> checkpoints(Collection<String> names) {
    checkConnection();
    return log.checkpoints(names);
  }

  @Override
  public AppendResult append(Changes changes) {
    checkConnection();
    Map<String, Long> versions = new HashMap<>();
    long position = head;
    for (StoredEvent event : changes.events()) {
      Invariant.check(event.position() > position, "position %d is taken", event.position());
      position = event.position();
      long version = versions.computeIfAbsent(event.stream(), log::version);
      if (event.version() != version + 1) {
        return new AppendResult.VersionConflict(event.stream(), event.version() - 1, version);
      }
      versions.put(event.stream(), event.version());
    }
    try {
      for (Together.SqlWrite rows : changes.rows()) {
        rows.on(WITHOUT_SQL);
      }
    } catch (SQLException e) {
      throw new AppendFailed(e);
    }
    written.add(changes);
    return new AppendResult.Appended();
  }

  @Override
  public void commit() {
    if (log.connectionsLost() != lostBefore) {
      throw new CommitUnknown(new SQLNonTransientConnectionException("lost"));
    }
    written.forEach(log::apply);
    close();
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      log.release();
    }
  }

  private void checkConnection() {
    if (log.connectionsLost() != lostBefore) {
      throw new LogLost(new SQLNonTransientConnectionException("lost"));
    }
  }
}

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
  private final int lostBefore;
  private boolean locked;

  InMemoryTransaction(InMemoryEventLog log, int lostBefore) {
    this.log = log;
    this.lostBefore = lostBefore;
  }

  @Override
  public Locked lock(Collection<String> scopes, Collection<String> checkpoints) {
    lock();
    checkConnection();
    return new Locked(log.head(), log.answers(scopes), log.checkpoints(checkpoints));
  }

  @Override
  public List<StoredEvent> after(long position, int limit) {
    checkConnection();
    return log.after(position, Set.of(), limit);
  }

  @Override
  public AppendResult commit(long head, Changes changes) {
    lock();
    try {
      for (Together.SqlWrite rows : changes.rows()) {
        rows.on(WITHOUT_SQL);
      }
    } catch (SQLException e) {
      throw new AppendFailed(e);
    }
    if (log.connectionsLost() != lostBefore) {
      throw new CommitUnknown(new SQLNonTransientConnectionException("lost"));
    }
    if (log.head() != head) {
      return new AppendResult.HeadMoved(log.head());
    }
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
    log.apply(changes);
    close();
    return new AppendResult.Appended();
  }

  @Override
  public void close() {
    if (locked) {
      locked = false;
      log.release();
    }
  }

  private void lock() {
    if (!locked) {
      log.acquire();
      locked = true;
    }
  }

  private void checkConnection() {
    if (log.connectionsLost() != lostBefore) {
      throw new LogLost(new SQLNonTransientConnectionException("lost"));
    }
  }
}

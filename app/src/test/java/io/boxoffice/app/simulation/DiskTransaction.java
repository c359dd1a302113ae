package io.boxoffice.app.simulation;

import io.boxoffice.eventlog.AppendFailed;
import io.boxoffice.eventlog.AppendResult;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.Together;
import io.boxoffice.messaging.Staging;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One append to a log on a disk.
final class DiskTransaction implements LogTransaction {
  private final Disk disk;
  private final Faults faults;
  private final List<Runnable> writes = new ArrayList<>();
  private boolean locked;

  DiskTransaction(Disk disk, Faults faults) {
    this.disk = disk;
    this.faults = faults;
  }

  @Override
  public Locked lock(Collection<String> scopes, Collection<String> checkpoints) {
    locked = true;
    return new Locked(
        disk.head(), chosen(disk.answers, scopes), chosen(disk.checkpoints, checkpoints));
  }

  @Override
  public List<StoredEvent> after(long position, int limit) {
    int from = disk.behind(position);
    return List.copyOf(disk.events.subList(from, Math.min(disk.events.size(), from + limit)));
  }

  @Override
  public AppendResult commit(long head, Changes changes) {
    faults.appending(changes);
    return disk.head() == head ? commit(changes) : new AppendResult.HeadMoved(disk.head());
  }

  /// Wherever the log ends.
  AppendResult commit(Changes changes) {
    Map<String, Long> versions = new HashMap<>();
    for (StoredEvent event : changes.events()) {
      long version = versions.computeIfAbsent(event.stream(), disk::version);
      if (event.version() != version + 1) {
        return new AppendResult.VersionConflict(event.stream(), event.version() - 1, version);
      }
      versions.put(event.stream(), event.version());
    }
    return write(changes);
  }

  /// Takes the changes as they are.
  AppendResult write(Changes changes) {
    stage(changes);
    long head = disk.head();
    Runnable late =
        () -> {
          if (disk.head() == head) {
            apply();
          }
        };
    // Nobody else gets the lock before one that holds it has ended.
    faults.committing(this::apply, locked ? Optional.empty() : Optional.of(late));
    return new AppendResult.Appended();
  }

  /// Prepares what [#apply] makes so.
  void stage(Changes changes) {
    try {
      for (Together.SqlWrite rows : changes.rows()) {
        rows.on(connection());
      }
    } catch (SQLException e) {
      throw new AppendFailed(e);
    }
    writes.add(() -> disk.apply(changes));
  }

  /// Makes everything that was prepared so.
  void apply() {
    writes.forEach(Runnable::run);
  }

  @Override
  public void close() {}

  /// A connection that only those understand who write to memory.
  private Connection connection() {
    Staging staging = writes::add;
    return (Connection)
        Proxy.newProxyInstance(
            DiskTransaction.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, _) -> {
              if (method.getName().equals("unwrap")) {
                return staging;
              }
              throw new SQLFeatureNotSupportedException(method.getName());
            });
  }

  private static <T> Map<String, T> chosen(Map<String, T> all, Collection<String> names) {
    Map<String, T> found = new HashMap<>();
    for (String name : names) {
      T value = all.get(name);
      if (value != null) {
        found.put(name, value);
      }
    }
    return found;
  }
}

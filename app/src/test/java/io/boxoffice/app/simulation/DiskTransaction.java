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

/// One append to a log on a disk.
final class DiskTransaction implements LogTransaction {
  private final Disk disk;
  private final Faults faults;
  private final long head;
  private final List<Runnable> writes = new ArrayList<>();

  DiskTransaction(Disk disk, Faults faults) {
    this.disk = disk;
    this.faults = faults;
    this.head = disk.head();
  }

  @Override
  public long head() {
    return head;
  }

  @Override
  public List<StoredEvent> after(long position, int limit) {
    int from = disk.behind(position);
    return List.copyOf(disk.events.subList(from, Math.min(disk.events.size(), from + limit)));
  }

  @Override
  public Map<String, StoredAnswer> answers(Collection<String> scopes) {
    return chosen(disk.answers, scopes);
  }

  @Override
  public Map<String, Long> checkpoints(Collection<String> names) {
    return chosen(disk.checkpoints, names);
  }

  @Override
  public AppendResult append(Changes changes) {
    faults.appending(changes);
    Map<String, Long> versions = new HashMap<>();
    for (StoredEvent event : changes.events()) {
      long version = versions.computeIfAbsent(event.stream(), disk::version);
      if (event.version() != version + 1) {
        return new AppendResult.VersionConflict(event.stream(), event.version() - 1, version);
      }
      versions.put(event.stream(), event.version());
    }
    write(changes);
    return new AppendResult.Appended();
  }

  /// Takes the changes as they are.
  void write(Changes changes) {
    try {
      for (Together.SqlWrite rows : changes.rows()) {
        rows.on(connection());
      }
    } catch (SQLException e) {
      throw new AppendFailed(e);
    }
    writes.add(() -> disk.apply(changes));
  }

  @Override
  public void commit() {
    faults.committing(this::apply);
  }

  /// Makes everything that was written so.
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

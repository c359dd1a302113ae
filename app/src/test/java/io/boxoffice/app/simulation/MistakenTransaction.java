package io.boxoffice.app.simulation;

import io.boxoffice.eventlog.AppendResult;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.StoredEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// A transaction to plant a mistake in.
abstract class MistakenTransaction implements LogTransaction {
  private final DiskTransaction real;

  MistakenTransaction(DiskTransaction real) {
    this.real = real;
  }

  @Override
  public long head() {
    return real.head();
  }

  @Override
  public List<StoredEvent> after(long position, int limit) {
    return real.after(position, limit);
  }

  @Override
  public Map<String, StoredAnswer> answers(Collection<String> scopes) {
    return real.answers(scopes);
  }

  @Override
  public Map<String, Long> checkpoints(Collection<String> names) {
    return real.checkpoints(names);
  }

  @Override
  public AppendResult append(Changes changes) {
    return real.append(changes);
  }

  @Override
  public void commit() {
    real.commit();
  }

  @Override
  public void close() {
    real.close();
  }
}

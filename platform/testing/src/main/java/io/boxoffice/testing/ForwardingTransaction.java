package io.boxoffice.testing;

import io.boxoffice.eventlog.AppendResult;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.StoredEvent;
import java.util.Collection;
import java.util.List;

/// A transaction that does what another one does, but for what a test overrides.
public class ForwardingTransaction implements LogTransaction {
  private final LogTransaction transaction;

  public ForwardingTransaction(LogTransaction transaction) {
    this.transaction = transaction;
  }

  @Override
  public Locked lock(Collection<String> scopes, Collection<String> checkpoints) {
    return transaction.lock(scopes, checkpoints);
  }

  @Override
  public List<StoredEvent> after(long position, int limit) {
    return transaction.after(position, limit);
  }

  @Override
  public AppendResult commit(long head, Changes changes) {
    return transaction.commit(head, changes);
  }

  @Override
  public void close() {
    transaction.close();
  }
}

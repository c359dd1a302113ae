package io.boxoffice.testing;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.AppendResult;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.CommitUnknown;
import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.LogLost;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.StoredEvent;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A log that loses the answers of commits, whatever becomes of them.
final class LostAnswers extends ForwardingLog {
  private final List<Loss> losses = new ArrayList<>();
  private final List<Runnable> late = new ArrayList<>();
  private final List<Runnable> atNextBegin = new ArrayList<>();
  private volatile boolean unreachable;
  private volatile boolean unreadable;

  /// What becomes of a commit whose answer is lost.
  enum Fate {
    HAPPENS,
    NEVER,
    /// The database still works on it when the writer asks anew.
    LATE
  }

  private record Loss(Fate fate, Runnable meanwhile) {}

  LostAnswers(EventLog log) {
    super(log);
  }

  /// The next commit without an answer.
  void next(Fate fate) {
    next(fate, () -> {});
  }

  /// The same.
  ///
  /// @param meanwhile what others do before the writer begins anew
  void next(Fate fate, Runnable meanwhile) {
    losses.add(new Loss(fate, meanwhile));
  }

  /// Lets happen what is late.
  void settle() {
    late.forEach(Runnable::run);
    late.clear();
  }

  /// Lets the next transaction not begin.
  void unreachableOnce() {
    unreachable = true;
  }

  /// Whether streams can't be read from now on.
  void unreadable(boolean from) {
    unreadable = from;
  }

  @Override
  public void streams(Map<String, Long> behindVersion, Consumer<StoredEvent> consumer) {
    if (unreadable) {
      throw new PassingFailure("can't be read");
    }
    super.streams(behindVersion, consumer);
  }

  @Override
  public LogTransaction begin() {
    if (unreachable) {
      unreachable = false;
      throw new LogLost(new SQLNonTransientConnectionException("lost"));
    }
    atNextBegin.forEach(Runnable::run);
    atNextBegin.clear();
    return new ForwardingTransaction(super.begin()) {
      @Override
      public AppendResult commit(long head, Changes changes) {
        if (losses.isEmpty()) {
          return super.commit(head, changes);
        }
        Loss loss = losses.removeFirst();
        switch (loss.fate()) {
          case HAPPENS -> super.commit(head, changes);
          case LATE -> late.add(() -> commitLate(head, changes));
          case NEVER -> {}
        }
        atNextBegin.add(loss.meanwhile());
        throw new CommitUnknown(new SQLNonTransientConnectionException("lost"));
      }
    };
  }

  private void commitLate(long head, Changes changes) {
    try (LogTransaction transaction = super.begin()) {
      transaction.commit(head, changes);
    }
  }
}

package io.boxoffice.app;

import io.boxoffice.eventlog.AppendResult;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.StoredEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Logs with a mistake in them, to show that the kill test finds it.
enum PlantedMistake implements UnaryOperator<EventLog> {
  /// Callers are answered although nothing was committed: every so often a commit is a rollback.
  ANSWER_BEFORE_COMMIT {
    @Override
    LogTransaction planted(LogTransaction transaction, Map<String, Long> late) {
      return new Wrapped(transaction) {
        private boolean lost;

        @Override
        public AppendResult append(Changes changes) {
          lost = (head() / LOSES_EVERY) % 2 == 1 && changes.checkpoints().isEmpty();
          return lost ? new AppendResult.Appended() : super.append(changes);
        }

        @Override
        public void commit() {
          if (!lost) {
            super.commit();
          }
        }
      };
    }
  },
  /// Checkpoints are written by the transaction after the one whose effects they stand for.
  CHECKPOINT_OUTSIDE_THE_TRANSACTION {
    @Override
    LogTransaction planted(LogTransaction transaction, Map<String, Long> late) {
      return new Wrapped(transaction) {
        @Override
        public AppendResult append(Changes changes) {
          Map<String, Long> now = new HashMap<>(changes.checkpoints());
          changes.checkpoints().clear();
          changes.checkpoints().putAll(late);
          late.clear();
          late.putAll(now);
          return super.append(changes);
        }

        @Override
        public Map<String, Long> checkpoints(Collection<String> names) {
          Map<String, Long> found = new HashMap<>(super.checkpoints(names));
          late.forEach(found::replace);
          late.forEach(found::putIfAbsent);
          found.keySet().retainAll(names);
          return found;
        }
      };
    }
  };

  private static final int LOSES_EVERY = 50;

  abstract LogTransaction planted(LogTransaction transaction, Map<String, Long> late);

  @Override
  public EventLog apply(EventLog log) {
    return new PlantedLog(log, this, new HashMap<>());
  }

  private record PlantedLog(EventLog log, PlantedMistake mistake, Map<String, Long> late)
      implements EventLog {

    @Override
    public String name() {
      return log.name();
    }

    @Override
    public LogTransaction begin() {
      return mistake.planted(log.begin(), late);
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

  private static class Wrapped implements LogTransaction {
    private final LogTransaction transaction;

    Wrapped(LogTransaction transaction) {
      this.transaction = transaction;
    }

    @Override
    public long head() {
      return transaction.head();
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
      return transaction.after(position, limit);
    }

    @Override
    public Map<String, StoredAnswer> answers(Collection<String> scopes) {
      return transaction.answers(scopes);
    }

    @Override
    public Map<String, Long> checkpoints(Collection<String> names) {
      return transaction.checkpoints(names);
    }

    @Override
    public AppendResult append(Changes changes) {
      return transaction.append(changes);
    }

    @Override
    public void commit() {
      transaction.commit();
    }

    @Override
    public void close() {
      transaction.close();
    }
  }

}

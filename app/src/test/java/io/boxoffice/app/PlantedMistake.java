package io.boxoffice.app;

import io.boxoffice.eventlog.AppendResult;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.testing.ForwardingLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Logs with a mistake in them, to show that the kill test finds it.
enum PlantedMistake implements UnaryOperator<EventLog> {
  /// Callers of inventory are answered first; the commit comes up to a while later, with the next
  /// batch. Elsewhere there may be no next batch, and nothing would go on.
  ANSWER_BEFORE_COMMIT {
    @Override
    public EventLog apply(EventLog log) {
      return log.name().equals("inventory")
          ? new PlantedLog(log, new LateCommits(log)::begin)
          : log;
    }
  },
  /// Checkpoints are committed by a transaction of their own, a while before the events that they
  /// stand for.
  CHECKPOINT_OUTSIDE_THE_TRANSACTION {
    @Override
    public EventLog apply(EventLog log) {
      return new PlantedLog(log, () -> new EarlyCheckpoints(log));
    }
  };

  /// Commits checkpoints first, and the rest of the changes in a second transaction.
  private static final class EarlyCheckpoints extends Wrapped {
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final EventLog log;
    private final List<Changes> later = new ArrayList<>();

    EarlyCheckpoints(EventLog log) {
      super(log.begin());
      this.log = log;
    }

    @Override
    public AppendResult append(Changes changes) {
      if (changes.checkpoints().isEmpty()) {
        return super.append(changes);
      }
      later.add(with(changes, Map.of()));
      return super.append(
          new Changes(
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              Map.of(),
              changes.checkpoints(),
              List.of()));
    }

    @Override
    public void commit() {
      super.commit();
      for (Changes changes : later) {
        Until.pause(BETWEEN);
        try (LogTransaction second = log.begin()) {
          second.append(changes);
          second.commit();
        }
      }
    }

    private static Changes with(Changes changes, Map<String, Long> checkpoints) {
      return new Changes(
          changes.events(),
          changes.answers(),
          changes.effects(),
          changes.effectsDone(),
          changes.deadlines(),
          checkpoints,
          changes.rows());
    }
  }

  /// One transaction for many batches, committed only when it is old enough.
  private static final class LateCommits {
    private static final long COMMIT_AFTER_NANOS = 300_000_000;

    private final EventLog log;
    private final List<LogTransaction> open = new ArrayList<>();
    private long appended;
    private long begunNanos;

    LateCommits(EventLog log) {
      this.log = log;
    }

    LogTransaction begin() {
      if (!open.isEmpty() && System.nanoTime() - begunNanos > COMMIT_AFTER_NANOS) {
        open.getFirst().commit();
        open.removeFirst().close();
      }
      if (open.isEmpty()) {
        open.add(log.begin());
        begunNanos = System.nanoTime();
        appended = 0;
      }
      return new Wrapped(open.getFirst()) {
        @Override
        public long head() {
          return super.head() + appended;
        }

        @Override
        public AppendResult append(Changes changes) {
          AppendResult result = super.append(changes);
          appended += changes.events().size();
          return result;
        }

        @Override
        public void commit() {
          // Not yet: that is the mistake.
        }

        @Override
        public void close() {
          // It stays open for the next batch.
        }
      };
    }
  }

  private static final class PlantedLog extends ForwardingLog {
    private final Supplier<LogTransaction> planted;

    PlantedLog(EventLog log, Supplier<LogTransaction> planted) {
      super(log);
      this.planted = planted;
    }

    @Override
    public LogTransaction begin() {
      return planted.get();
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

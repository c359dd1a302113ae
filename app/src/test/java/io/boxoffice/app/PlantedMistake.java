package io.boxoffice.app;

import io.boxoffice.eventlog.AppendResult;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.JoinedChanges;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.LogTransaction.StoredAnswer;
import io.boxoffice.testing.ForwardingLog;
import io.boxoffice.testing.ForwardingTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
  private static final class EarlyCheckpoints extends ForwardingTransaction {
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final EventLog log;

    EarlyCheckpoints(EventLog log) {
      super(log.begin());
      this.log = log;
    }

    @Override
    public AppendResult commit(long head, Changes changes) {
      if (changes.checkpoints().isEmpty()) {
        return super.commit(head, changes);
      }
      super.commit(
          head,
          new Changes(
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              Map.of(),
              changes.checkpoints(),
              List.of()));
      Until.pause(BETWEEN);
      try (LogTransaction second = log.begin()) {
        return second.commit(head, with(changes, Map.of()));
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

  /// Says of batches that they are committed, and commits them with a later one that is late
  /// enough.
  private static final class LateCommits {
    private static final long COMMIT_AFTER_NANOS = 300_000_000;

    private final EventLog log;
    private final List<Changes> open = new ArrayList<>();
    private long headBefore;
    private long begunNanos;

    LateCommits(EventLog log) {
      this.log = log;
    }

    LogTransaction begin() {
      return new ForwardingTransaction(log.begin()) {
        @Override
        public Locked lock(Collection<String> scopes, Collection<String> checkpoints) {
          Locked locked = super.lock(scopes, checkpoints);
          Changes pending = JoinedChanges.of(open);
          Map<String, StoredAnswer> answers = new HashMap<>(locked.answers());
          pending.answers().forEach(answer -> answers.put(answer.scope(), answer));
          Map<String, Long> positions = new HashMap<>(locked.checkpoints());
          positions.putAll(pending.checkpoints());
          return new Locked(locked.head() + pending.events().size(), answers, positions);
        }

        @Override
        public AppendResult commit(long head, Changes changes) {
          if (open.isEmpty()) {
            headBefore = head;
            begunNanos = System.nanoTime();
          }
          open.add(changes);
          return System.nanoTime() - begunNanos < COMMIT_AFTER_NANOS
              ? new AppendResult.Appended()
              : super.commit(headBefore, all());
        }
      };
    }

    private Changes all() {
      Changes all = JoinedChanges.of(open);
      open.clear();
      return all;
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
}

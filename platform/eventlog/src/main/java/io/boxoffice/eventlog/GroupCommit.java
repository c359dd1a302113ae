package io.boxoffice.eventlog;

import io.boxoffice.core.Ids;
import io.boxoffice.core.PassingFailure;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides and commits batches of units: one transaction and one fsync for all of them (LOG5). Each
/// unit gets its own outcome; a refused, conflicting or poisonous one never fails its neighbours.
///
/// Knows no threads: whoever calls it is the writer.
final class GroupCommit {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  /// Events of one batch: enough to share an fsync widely, few enough to answer in milliseconds.
  static final int EVENTS_MAX = 1_024;

  /// Bytes of one batch's events.
  static final int BYTES_MAX = 1 << 20;

  /// How far another process may be ahead before re-reading is dearer than forgetting.
  static final int GROWTH_MAX = 10_000;

  private final EventLog log;
  private final AggregateCache cache;
  private final Clock clock;
  private final Ids ids;
  private final LogListener listener;
  private final SnapshotWriter snapshots;

  /// Position of the last event that this writer wrote or read.
  private long seen;

  /// Whether the log was, when last looked at, as this writer left it.
  private boolean alone = true;

  GroupCommit(
      EventLog log,
      AggregateCache cache,
      Clock clock,
      Ids ids,
      LogListener listener,
      SnapshotWriter snapshots) {
    this.log = log;
    this.cache = cache;
    this.clock = clock;
    this.ids = ids;
    this.listener = listener;
    this.snapshots = snapshots;
    this.seen = log.head();
  }

  /// What became of the first units of a batch; the rest did not fit and is for the next one.
  List<Result> commit(List<Unit> units) {
    try {
      return attempt(units);
    } catch (LogLost | ConflictFound passing) {
      LOG.warn("a batch of {} units is tried once more: {}", units.size(), passing.getMessage());
      return attemptAgain(units);
    } catch (InDoubt doubt) {
      return settle(doubt.units(units), doubt);
    } catch (RuntimeException failure) { // A named edge: the culprit is found one by one.
      return oneByOne(units, failure);
    }
  }

  private List<Result> attemptAgain(List<Unit> units) {
    cache.clear();
    try {
      return attemptLocked(units, Questions.of(units));
    } catch (InDoubt doubt) {
      return settle(doubt.units(units), doubt);
    } catch (LogLost | ConflictFound failure) {
      return failed(units, failure);
    } catch (RuntimeException failure) { // A named edge: the culprit is found one by one.
      return oneByOne(units, failure);
    }
  }

  /// Looks under the lock for a batch whose commit was not answered. If it is not there it is
  /// decided again, and what that appends moves the log's end, which keeps the lost one from ever
  /// happening. Else it stays unknown.
  private List<Result> settle(List<Unit> units, InDoubt doubt) {
    LOG.warn("a batch of {} units is looked for: {}", units.size(), doubt.getMessage());
    var questions = Questions.of(units);
    try (LogTransaction transaction = log.begin()) {
      var locked = transaction.lock(questions.scopes(), questions.checkpoints());
      cache.clear(); // Under the lock: what is read from now on is current.
      if (happened(transaction, doubt.draft)) {
        remember(doubt.draft);
        return doubt.results;
      }
      alone = false;
      var draft = draft(cache.get(commands(units)), locked);
      List<Result> results = decide(units, draft);
      boolean settling =
          !doubt.draft.changes().events().isEmpty() && !draft.changes().events().isEmpty();
      return settling && tryCommit(transaction, draft, results)
          ? results
          : failed(units, doubt.unknown);
    } catch (PassingFailure lost) {
      LOG.warn("a batch of {} units stays unknown: {}", units.size(), lost.getMessage());
      return failed(units, doubt.unknown);
    } catch (RuntimeException failure) { // A named edge: nothing but the doubt can be told.
      LOG.warn("a batch of {} units stays unknown", units.size(), failure);
      return failed(units, doubt.unknown);
    }
  }

  /// All of a batch is in the log if its first event is.
  private static boolean happened(LogTransaction transaction, Draft draft) {
    List<StoredEvent> events = draft.changes().events();
    return !events.isEmpty()
        && transaction.after(draft.head(), 1).stream()
            .anyMatch(next -> next.id().equals(events.getFirst().id()));
  }

  private List<Result> oneByOne(List<Unit> units, RuntimeException failure) {
    cache.clear();
    if (units.size() == 1) {
      return failed(units, failure);
    }
    LOG.warn("a batch of {} units failed and is repeated one by one", units.size(), failure);
    List<Result> results = new ArrayList<>();
    for (Unit unit : units) {
      results.addAll(commit(List.of(unit)));
    }
    return results;
  }

  private List<Result> attempt(List<Unit> units) {
    var questions = Questions.of(units);
    Optional<List<Result>> results =
        alone && questions.isEmpty() ? attemptUnlocked(units) : Optional.empty();
    return results.orElseGet(() -> attemptLocked(units, questions));
  }

  /// While nobody else appends, the log is as this writer left it. So it decides first, and the
  /// lock comes with the commit, which tells whether it was so. Empty if it was not.
  private Optional<List<Result>> attemptUnlocked(List<Unit> units) {
    var known = cache.get(commands(units));
    try (LogTransaction transaction = log.begin()) {
      var draft = draft(known, new LogTransaction.Locked(seen, Map.of(), Map.of()));
      List<Result> results = decide(units, draft);
      if (draft.changes().isEmpty()) {
        alone = transaction.lock(List.of(), List.of()).head() == seen;
      } else {
        alone = tryCommit(transaction, draft, results);
      }
      return alone ? Optional.of(results) : Optional.empty();
    }
  }

  private List<Result> attemptLocked(List<Unit> units, Questions questions) {
    var known = cache.get(commands(units));
    try (LogTransaction transaction = log.begin()) {
      var locked = transaction.lock(questions.scopes(), questions.checkpoints());
      alone = locked.head() == seen;
      catchUp(transaction, locked.head(), known);
      var draft = draft(known, locked);
      List<Result> results = decide(units, draft);
      if (!draft.changes().isEmpty() && !tryCommit(transaction, draft, results)) {
        throw new ConflictFound("another process appended in spite of the lock");
      }
      return results;
    }
  }

  private Draft draft(Map<String, Aggregate<?, ?>> known, LogTransaction.Locked locked) {
    return new Draft(known, locked, ids, clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private static List<Result> decide(List<Unit> units, Draft draft) {
    List<Result> results = new ArrayList<>(units.size());
    for (Unit unit : units) {
      if (draft.changes().events().size() > EVENTS_MAX - Unit.EVENTS_MAX) {
        break;
      }
      Optional<Result> result = decide(unit, draft);
      if (result.isEmpty()) {
        break;
      }
      results.add(result.get());
    }
    return results;
  }

  private static Optional<Result> decide(Unit unit, Draft draft) {
    try {
      return draft.decide(unit).map(Result.Told::new);
    } catch (RuntimeException poison) { // A named edge: a poisonous unit fails alone.
      return Optional.of(new Result.Failed(poison));
    }
  }

  /// Whether it was committed: not if another process appended since.
  private boolean tryCommit(LogTransaction transaction, Draft draft, List<Result> results) {
    switch (send(transaction, draft, results)) {
      case AppendResult.HeadMoved _ -> {
        return false;
      }
      case AppendResult.VersionConflict conflict -> throw new ConflictFound(conflict.toString());
      case AppendResult.Appended() -> remember(draft);
    }
    return true;
  }

  private static AppendResult send(LogTransaction transaction, Draft draft, List<Result> results) {
    try {
      return transaction.commit(draft.head(), draft.complete());
    } catch (CommitUnknown unknown) {
      throw new InDoubt(draft, results, unknown);
    }
  }

  private void remember(Draft draft) {
    cache.putAll(draft.evolved());
    seen = draft.head() + draft.changes().events().size();
    try {
      snapshots.committed(draft.evolved(), draft.changes().eventsOf());
      listener.committed(draft.changes());
    } catch (RuntimeException failure) { // A named edge: what is committed is not decided again.
      LOG.error("something failed that follows a commit", failure);
    }
  }

  private static List<AddressedCommand<?, ?, ?, ?>> commands(List<Unit> units) {
    List<AddressedCommand<?, ?, ?, ?>> commands = new ArrayList<>();
    units.forEach(unit -> commands.addAll(unit.commands()));
    return commands;
  }

  /// Another process may have appended since: its events bring our states up to date (AGG2).
  private void catchUp(LogTransaction transaction, long head, Map<String, Aggregate<?, ?>> known) {
    long before = seen;
    seen = head;
    if (head - before > GROWTH_MAX) {
      throw new ConflictFound("another process is ahead by more than " + GROWTH_MAX + " events");
    }
    if (head > before) {
      cache.ignoreReadsUnderWay();
      for (StoredEvent event : transaction.after(before, GROWTH_MAX)) {
        cache.grow(event);
        known.computeIfPresent(event.stream(), (_, state) -> state.after(event));
      }
    }
  }

  private List<Result> failed(List<Unit> units, RuntimeException failure) {
    cache.clear();
    List<Result> results = new ArrayList<>();
    units.forEach(_ -> results.add(new Result.Failed(failure)));
    return results;
  }

  /// What became of one unit.
  sealed interface Result {
    record Told(Outcome outcome) implements Result {}

    record Failed(RuntimeException failure) implements Result {}

    /// Whether it failed by what another try later may not meet.
    default boolean isPassing() {
      return this instanceof Failed(PassingFailure _);
    }
  }

  /// Our picture of a stream is behind; carries the value out of the transaction.
  private static final class ConflictFound extends PassingFailure {
    private static final long serialVersionUID = 1L;

    ConflictFound(String what) {
      super(what);
    }
  }

  /// A batch may be committed or not.
  private static final class InDoubt extends PassingFailure {
    private static final long serialVersionUID = 1L;

    private final transient Draft draft;
    private final transient List<Result> results;
    private final CommitUnknown unknown;

    InDoubt(Draft draft, List<Result> results, CommitUnknown unknown) {
      super("the answer to its commit is lost", unknown);
      this.draft = draft;
      this.results = results;
      this.unknown = unknown;
    }

    /// Those of a batch that it is about: the others did not fit.
    List<Unit> units(List<Unit> batch) {
      return batch.subList(0, results.size());
    }
  }
}

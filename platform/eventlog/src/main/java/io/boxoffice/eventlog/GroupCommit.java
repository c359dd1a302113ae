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
  private long seen;

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
    } catch (CommitUnknown unknown) {
      return failed(units, unknown);
    } catch (RuntimeException failure) { // A named edge: the culprit is found one by one.
      return oneByOne(units, failure);
    }
  }

  private List<Result> attemptAgain(List<Unit> units) {
    cache.clear();
    try {
      return attempt(units);
    } catch (LogLost | CommitUnknown | ConflictFound failure) {
      return failed(units, failure);
    } catch (RuntimeException failure) { // A named edge: the culprit is found one by one.
      return oneByOne(units, failure);
    }
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
    var known = cache.get(commands(units));
    try (LogTransaction transaction = log.begin()) {
      catchUp(transaction, known);
      var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      var draft = new Draft(known, ids, now, transaction, units);
      List<Result> results = decide(units, draft);
      if (!draft.changes().isEmpty()) {
        write(transaction, draft);
      }
      return results;
    }
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

  private void write(LogTransaction transaction, Draft draft) {
    switch (transaction.append(draft.complete())) {
      case AppendResult.VersionConflict conflict -> throw new ConflictFound(conflict.toString());
      case AppendResult.Appended() -> transaction.commit();
    }
    cache.putAll(draft.evolved());
    snapshots.committed(draft.evolved(), draft.changes().eventsOf());
    seen = transaction.head() + draft.changes().events().size();
    listener.committed(draft.changes());
  }

  private static List<AddressedCommand<?, ?, ?, ?>> commands(List<Unit> units) {
    List<AddressedCommand<?, ?, ?, ?>> commands = new ArrayList<>();
    units.forEach(unit -> commands.addAll(unit.commands()));
    return commands;
  }

  /// Another process may have appended since: its events bring our states up to date (AGG2).
  private void catchUp(LogTransaction transaction, Map<String, Aggregate<?, ?>> known) {
    if (transaction.head() == seen) {
      return;
    }
    if (transaction.head() - seen > GROWTH_MAX) {
      seen = transaction.head();
      throw new ConflictFound("another process is ahead by more than " + GROWTH_MAX + " events");
    }
    for (StoredEvent event : transaction.after(seen, GROWTH_MAX)) {
      cache.grow(event);
      known.computeIfPresent(event.stream(), (_, before) -> before.after(event));
    }
    seen = transaction.head();
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
  }

  /// Our picture of a stream is behind; carries the value out of the transaction.
  private static final class ConflictFound extends PassingFailure {
    private static final long serialVersionUID = 1L;

    ConflictFound(String what) {
      super(what);
    }
  }
}

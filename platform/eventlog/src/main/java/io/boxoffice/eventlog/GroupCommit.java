package io.boxoffice.eventlog;

import io.boxoffice.core.Ids;
import io.boxoffice.core.PassingFailure;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides and commits batches of units: one transaction and one fsync for all of them (LOG5). Each
/// unit gets its own outcome; a refused, conflicting or poisonous one never fails its neighbours.
///
/// One thread at a time commits. Another may decide ahead meanwhile, on what the first is about to
/// have committed; if that fails, what was decided on it is dropped and decided again.
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
  private final IntConsumer sending;

  /// The last draft that was on its way to the log.
  private volatile Optional<Draft> sent = Optional.empty();

  /// The last draft that arrived there.
  private Optional<Draft> committed = Optional.empty();

  /// Position of the last event that this writer wrote or read.
  private long seen;

  /// Whether the log was, when last looked at, as this writer left it.
  private boolean alone = true;

  /// @param sending hears how many units are decided when their draft is on its way, so that others
  ///     may be decided on top of it
  GroupCommit(
      EventLog log,
      AggregateCache cache,
      Clock clock,
      Ids ids,
      LogListener listener,
      SnapshotWriter snapshots,
      IntConsumer sending) {
    this.log = log;
    this.cache = cache;
    this.clock = clock;
    this.ids = ids;
    this.listener = listener;
    this.snapshots = snapshots;
    this.sending = sending;
    this.seen = log.head();
  }

  /// A draft on top of the last one that was sent; empty if there was none.
  Optional<Draft> ahead() {
    return sent.map(before -> Draft.after(before, ids));
  }

  /// Decides those of a batch that are not decided yet, unless only the log's lock could tell what
  /// they ask about.
  void decideAhead(Draft ahead, List<Unit> units) {
    try {
      if (Questions.of(units).isEmpty()) {
        decide(ahead, units);
      }
    } catch (RuntimeException failure) { // A named edge: whoever commits them meets it again.
      LOG.debug("a batch of {} units is not decided ahead", units.size(), failure);
    }
  }

  List<Result> commit(List<Unit> units) {
    return commit(units, Optional.empty());
  }

  /// What became of the first units of a batch; the rest did not fit and is for the next one.
  ///
  /// @param ahead what was decided of it already
  List<Result> commit(List<Unit> units, Optional<Draft> ahead) {
    try {
      return attempt(units, ahead);
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
        return doubt.draft.results();
      }
      alone = false;
      var draft = new Draft(Map.of(), locked, ids);
      decide(draft, units);
      boolean settling =
          !doubt.draft.changes().events().isEmpty() && !draft.changes().events().isEmpty();
      return settling && tryCommit(transaction, draft)
          ? draft.results()
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

  private List<Result> attempt(List<Unit> units, Optional<Draft> ahead) {
    var questions = Questions.of(units);
    Optional<List<Result>> results =
        alone && questions.isEmpty() ? attemptUnlocked(units, ahead) : Optional.empty();
    return results.orElseGet(() -> attemptLocked(units, questions));
  }

  /// While nobody else appends, the log is as this writer left it. So it decides first, and the
  /// lock comes with the commit, which tells whether it was so. Empty if it was not.
  private Optional<List<Result>> attemptUnlocked(List<Unit> units, Optional<Draft> ahead) {
    var draft =
        ahead
            .filter(this::isUpToDate)
            .orElseGet(
                () ->
                    new Draft(Map.of(), new LogTransaction.Locked(seen, Map.of(), Map.of()), ids));
    decide(draft, units);
    try (LogTransaction transaction = log.begin()) {
      if (draft.changes().isEmpty()) {
        alone = transaction.lock(List.of(), List.of()).head() == seen;
      } else {
        alone = tryCommit(transaction, draft);
      }
      return alone ? Optional.of(draft.results()) : Optional.empty();
    }
  }

  /// Whether the draft before it was committed, and nothing else since.
  private boolean isUpToDate(Draft ahead) {
    return ahead.head() == seen && committed.filter(ahead::isAfter).isPresent();
  }

  private List<Result> attemptLocked(List<Unit> units, Questions questions) {
    var known = cache.get(commands(units));
    try (LogTransaction transaction = log.begin()) {
      var locked = transaction.lock(questions.scopes(), questions.checkpoints());
      alone = locked.head() == seen;
      catchUp(transaction, locked.head(), known);
      var draft = new Draft(known, locked, ids);
      decide(draft, units);
      if (!draft.changes().isEmpty() && !tryCommit(transaction, draft)) {
        throw new ConflictFound("another process appended in spite of the lock");
      }
      return draft.results();
    }
  }

  /// Decides those of a batch that are not decided yet, as far as they fit.
  private void decide(Draft draft, List<Unit> units) {
    List<Unit> further = draft.undecided(units);
    if (!further.isEmpty()) {
      draft.know(cache.get(draft.unknown(commands(further))));
      draft.decide(further, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
  }

  /// Whether it was committed: not if another process appended since.
  private boolean tryCommit(LogTransaction transaction, Draft draft) {
    switch (send(transaction, draft)) {
      case AppendResult.HeadMoved _ -> {
        return false;
      }
      case AppendResult.VersionConflict conflict -> throw new ConflictFound(conflict.toString());
      case AppendResult.Appended() -> remember(draft);
    }
    return true;
  }

  private AppendResult send(LogTransaction transaction, Draft draft) {
    Changes changes = draft.complete();
    sent = Optional.of(draft);
    sending.accept(draft.results().size());
    try {
      return transaction.commit(draft.head(), changes);
    } catch (CommitUnknown unknown) {
      throw new InDoubt(draft, unknown);
    }
  }

  private void remember(Draft draft) {
    cache.putAll(draft.evolved());
    seen = draft.end();
    committed = Optional.of(draft);
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
    private final CommitUnknown unknown;

    InDoubt(Draft draft, CommitUnknown unknown) {
      super("the answer to its commit is lost", unknown);
      this.draft = draft;
      this.unknown = unknown;
    }

    /// Those of a batch that it is about: the others did not fit.
    List<Unit> units(List<Unit> batch) {
      return batch.subList(0, draft.results().size());
    }
  }
}

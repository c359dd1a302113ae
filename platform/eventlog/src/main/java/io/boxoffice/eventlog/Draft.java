package io.boxoffice.eventlog;

import io.boxoffice.core.Ids;
import io.boxoffice.core.Invariant;
import io.boxoffice.core.PermanentFailure;
import io.boxoffice.eventlog.LogTransaction.StoredAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The decisions of one batch, before they are committed. A unit that is refused or fails leaves no
/// trace in it, so its neighbours go on. Used by one thread at a time; once it is on its way to the
/// log it changes no more, and another draft may be decided on top of it.
final class Draft {
  private final Map<String, Aggregate<?, ?>> below;
  private final Ids ids;
  private final long head;
  private final Map<String, StoredAnswer> answers;
  private final Map<String, Long> checkpoints;
  private final Map<String, Aggregate<?, ?>> known;
  private final Map<String, Aggregate<?, ?>> evolved = new HashMap<>();
  private final Changes changes = Changes.none();
  private final List<Result> results = new ArrayList<>();
  private boolean full;
  private long bytes;

  /// @param known aggregates as they are at the head
  /// @param locked what is there at the head of what the units ask about
  Draft(Map<String, Aggregate<?, ?>> known, LogTransaction.Locked locked, Ids ids) {
    this(Map.of(), locked, ids, known);
  }

  /// @param below what the draft before this one makes of aggregates
  private Draft(
      Map<String, Aggregate<?, ?>> below,
      LogTransaction.Locked locked,
      Ids ids,
      Map<String, Aggregate<?, ?>> known) {
    this.below = below;
    this.known = new HashMap<>(known);
    this.ids = ids;
    this.head = locked.head();
    this.answers = new HashMap<>(locked.answers());
    this.checkpoints = new HashMap<>(locked.checkpoints());
  }

  /// On top of a draft that may be committed or not: good for nothing if it is not.
  static Draft after(Draft before, Ids ids) {
    var end = new LogTransaction.Locked(before.end(), Map.of(), Map.of());
    return new Draft(before.evolved, end, ids, Map.of());
  }

  @SuppressWarnings("ReferenceEquality") // Of that very draft.
  boolean isAfter(Draft other) {
    return below == other.evolved;
  }

  /// Position of the last event that the decisions know of.
  long head() {
    return head;
  }

  /// Position of its own last event.
  long end() {
    return head + changes.events().size();
  }

  /// What became of the units that were decided, in their order.
  List<Result> results() {
    return results;
  }

  Changes changes() {
    return changes;
  }

  /// The changes with the deadlines that follow from all decisions: each aggregate has one at most,
  /// its next, whichever unit it comes from.
  Changes complete() {
    evolved.forEach(
        (stream, after) -> {
          Optional<Instant> deadline = after.deadline();
          if (!deadline.equals(before(stream).deadline())) {
            changes.deadlines().put(stream, deadline);
          }
        });
    return changes;
  }

  Map<String, Aggregate<?, ?>> evolved() {
    return evolved;
  }

  /// Those of a batch that come next; none if no more fit.
  List<Unit> undecided(List<Unit> batch) {
    return full ? List.of() : batch.subList(results.size(), batch.size());
  }

  /// Those commands whose aggregates it has to [#know] before it decides them.
  List<AddressedCommand<?, ?, ?, ?>> unknown(List<AddressedCommand<?, ?, ?, ?>> commands) {
    return commands.stream()
        .filter(command -> !known.containsKey(command.stream()))
        .filter(command -> !below.containsKey(command.stream()))
        .toList();
  }

  void know(Map<String, Aggregate<?, ?>> states) {
    known.putAll(states);
  }

  /// Decides further units as far as they fit.
  ///
  /// @param now time of the decisions
  void decide(List<Unit> units, Instant now) {
    for (Unit unit : units) {
      full = changes.events().size() > GroupCommit.EVENTS_MAX - Unit.EVENTS_MAX;
      if (full) {
        return;
      }
      Optional<Result> result = result(unit, now);
      full = result.isEmpty();
      if (full) {
        return;
      }
      results.add(result.get());
    }
  }

  private Optional<Result> result(Unit unit, Instant now) {
    try {
      return decide(unit, now).map(Result.Told::new);
    } catch (RuntimeException poison) { // A named edge: a poisonous unit fails alone.
      return Optional.of(new Result.Failed(poison));
    }
  }

  /// Decides a unit; empty if it does not fit any more and is for the next batch. Throws what the
  /// decider or a broken limit throws. Unless it is accepted the draft is as before.
  private Optional<Outcome> decide(Unit unit, Instant now) {
    for (Together together : unit.together()) {
      if (together instanceof Together.Once(var key, var _)) {
        StoredAnswer before = answers.get(key.scope());
        if (before != null && now.isBefore(before.givenAt().plus(IdempotencyKey.KEPT))) {
          return Optional.of(
              before.bodySha256().equals(key.bodySha256())
                  ? new Outcome.Repeated(before.answer())
                  : new Outcome.KeyReused());
        }
      }
    }
    var unitDraft = new UnitDraft(unit.metadata(), ids, now, end());
    List<Decided<?, ?>> decisions = new ArrayList<>();
    for (AddressedCommand<?, ?, ?, ?> command : unit.commands()) {
      switch (unitDraft.decide(command, this::find)) {
        case UnitDraft.Step.Refused(var reason) -> {
          return Optional.of(new Outcome.Refused(reason));
        }
        case UnitDraft.Step.Stale(var version) -> {
          return Optional.of(new Outcome.Stale(version));
        }
        case UnitDraft.Step.Done(var decided) -> decisions.add(decided);
      }
    }
    var accepted = new Outcome.Accepted(decisions);
    unit.together().forEach(together -> join(together, accepted, unitDraft.changes(), now));
    checkLimits(unitDraft);
    if (!changes.isEmpty() && bytes + unitDraft.bytes() > GroupCommit.BYTES_MAX) {
      return Optional.empty();
    }
    merge(unitDraft);
    return Optional.of(accepted);
  }

  private Aggregate<?, ?> find(AddressedCommand<?, ?, ?, ?> command) {
    String stream = command.stream();
    Aggregate<?, ?> changed = evolved.get(stream);
    return changed == null ? before(stream) : changed;
  }

  private Aggregate<?, ?> before(String stream) {
    Aggregate<?, ?> changed = below.get(stream);
    return changed == null ? Invariant.present(known.get(stream), stream) : changed;
  }

  private void join(
      Together together, Outcome.Accepted accepted, Changes unitChanges, Instant now) {
    switch (together) {
      case Together.Once(var key, var answer) ->
          unitChanges
              .answers()
              .add(new StoredAnswer(key.scope(), key.bodySha256(), answer.apply(accepted), now));
      case Together.Checkpoint(var name, var from, var to) -> {
        long found = checkpoints.getOrDefault(name, 0L);
        if (found != from) {
          throw new StaleCheckpoint(name, from, found);
        }
        unitChanges.checkpoints().put(name, to);
      }
      case Together.EffectDone(var id) -> unitChanges.effectsDone().add(id);
      case Together.Rows(var write) -> unitChanges.rows().add(write);
    }
  }

  private static void checkLimits(UnitDraft unit) {
    if (unit.changes().events().size() > Unit.EVENTS_MAX) {
      throw new PermanentFailure("a unit makes at most " + Unit.EVENTS_MAX + " events");
    }
    if (unit.bytes() > GroupCommit.BYTES_MAX) {
      throw new PermanentFailure(
          "a unit's events have at most " + GroupCommit.BYTES_MAX + " bytes");
    }
  }

  private void merge(UnitDraft unit) {
    changes.addAll(unit.changes());
    evolved.putAll(unit.evolved());
    unit.changes().answers().forEach(answer -> answers.put(answer.scope(), answer));
    checkpoints.putAll(unit.changes().checkpoints());
    bytes += unit.bytes();
  }
}

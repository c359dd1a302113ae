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
/// trace in it, so its neighbours go on. Used by the writer's thread alone.
final class Draft {
  private final Ids ids;
  private final Instant now;
  private final long head;
  private final Map<String, StoredAnswer> answers;
  private final Map<String, Long> checkpoints;
  private final Map<String, Aggregate<?, ?>> known;
  private final Map<String, Aggregate<?, ?>> evolved = new HashMap<>();
  private final Changes changes = Changes.none();
  private long bytes;

  /// @param known all aggregates that the units name, as they are at the head
  /// @param locked what is there at the head of what the units ask about
  /// @param now time of the decisions
  Draft(Map<String, Aggregate<?, ?>> known, LogTransaction.Locked locked, Ids ids, Instant now) {
    this.known = known;
    this.ids = ids;
    this.now = now;
    this.head = locked.head();
    this.answers = new HashMap<>(locked.answers());
    this.checkpoints = new HashMap<>(locked.checkpoints());
  }

  /// Position of the last event that the decisions know of.
  long head() {
    return head;
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
          if (!deadline.equals(Invariant.present(known.get(stream), stream).deadline())) {
            changes.deadlines().put(stream, deadline);
          }
        });
    return changes;
  }

  Map<String, Aggregate<?, ?>> evolved() {
    return evolved;
  }

  /// Decides a unit; empty if it does not fit any more and is for the next batch. Throws what the
  /// decider or a broken limit throws. Unless it is accepted the draft is as before.
  Optional<Outcome> decide(Unit unit) {
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
    var unitDraft = new UnitDraft(unit.metadata(), ids, now, head + changes.events().size());
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
    unit.together().forEach(together -> join(together, accepted, unitDraft.changes()));
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
    return changed == null ? Invariant.present(known.get(stream), stream) : changed;
  }

  private void join(Together together, Outcome.Accepted accepted, Changes unitChanges) {
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

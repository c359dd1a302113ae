package io.boxoffice.messaging;

import io.boxoffice.core.PermanentFailure;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Together;
import io.boxoffice.eventlog.Together.SqlWrite;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.eventlog.UnitWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Delivers to a reaction: each event is a unit of commands and checkpoint move. All units of a
/// batch are submitted at once and so share a commit; as each continues from the checkpoint of the
/// one before, a failed one keeps all that follow it from happening.
final class ReactionDelivery implements Delivery {
  private final Reaction reaction;
  private final UnitWriter writer;

  ReactionDelivery(Reaction reaction, UnitWriter writer) {
    this.reaction = reaction;
    this.writer = writer;
  }

  @Override
  public Delivered deliver(Lane lane, long from, List<Step> steps) {
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>(steps.size());
    long position = from;
    for (Step step : steps) {
      long to = step.event().stored().position();
      var move = new Together.Checkpoint(lane.checkpoint(), position, to);
      outcomes.add(submit(lane, step, move));
      position = to;
    }
    Delivered delivered = new Delivered.All();
    for (int i = outcomes.size() - 1; i >= 0; i--) {
      try {
        accepted(outcomes.get(i).join());
      } catch (CompletionException e) {
        delivered = new Delivered.UpTo(i, failure(e));
      } catch (PermanentFailure e) {
        delivered = new Delivered.UpTo(i, e);
      }
    }
    return delivered;
  }

  @Override
  public void deliverAgain(Lane lane, TailEvent event, SqlWrite rows) {
    var unit = unit(lane, event).with(new Together.Rows(rows));
    accepted(writer.execute(unit));
  }

  private CompletableFuture<Outcome> submit(Lane lane, Step step, Together.Checkpoint move) {
    try {
      if (step.instead().isEmpty()) {
        return writer.submit(unit(lane, step.event()).with(move));
      }
      Unit unit = Unit.of(List.of(), Metadata.parse(step.event().stored().metadata()));
      for (SqlWrite rows : step.instead()) {
        unit = unit.with(new Together.Rows(rows));
      }
      return writer.submit(unit.with(move));
    } catch (RuntimeException failure) { // A named edge: what a handler throws is its event's.
      return CompletableFuture.failedFuture(failure);
    }
  }

  private Unit unit(Lane lane, TailEvent event) {
    var stored = event.stored();
    var metadata = Metadata.parse(stored.metadata()).causedBy(stored.id());
    return Unit.of(reaction.commands(lane.log(), event), metadata);
  }

  /// A reaction's commands are not to be refused: its decider answers with an event or with
  /// nothing.
  private static void accepted(Outcome outcome) {
    if (outcome instanceof Outcome.Refused(var reason)) {
      throw new PermanentFailure("refused: " + reason.slug() + ", " + reason.detail());
    }
  }

  private static RuntimeException failure(CompletionException e) {
    return e.getCause() instanceof RuntimeException failure ? failure : e;
  }
}

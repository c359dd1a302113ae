package io.boxoffice.testing.tally;

import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import java.time.Instant;
import java.util.Collections;

/// The rules of a tally.
final class TallyDecider implements Decider<Tally, TallyCommand, TallyEvent, TallyRefusal> {

  @Override
  public Tally initial() {
    return Tally.NEW;
  }

  @Override
  public Decision<TallyEvent, TallyRefusal> decide(TallyCommand command, Tally tally) {
    return switch (command) {
      case TallyCommand.Add(var amount) ->
          tally.sum() + amount > Tally.SUM_MAX
              ? Decision.refuse(TallyRefusal.TOO_MUCH)
              : Decision.accept(new TallyEvent.Added(amount));
      case TallyCommand.AddOnes(var times) ->
          Decision.accept(Collections.nCopies(times, new TallyEvent.Added(1)));
      case TallyCommand.Note(var text) -> Decision.accept(new TallyEvent.Noted(text));
      case TallyCommand.Remind(var at) -> Decision.accept(new TallyEvent.ReminderSet(at));
      case TallyCommand.Ring(var at) ->
          tally.deadline().filter(due -> !due.isAfter(at)).isPresent()
              ? Decision.accept(new TallyEvent.Rang(at))
              : Decision.nothing();
      case TallyCommand.Clock(var at) -> Decision.accept(new TallyEvent.Noted(at.toString()));
      case TallyCommand.Wish(var target) -> Decision.accept(new TallyEvent.Wished(target));
      case TallyCommand.Called(var outcome) -> Decision.accept(new TallyEvent.Called(outcome));
      case TallyCommand.Explode(var failure) -> throw failure;
    };
  }

  @Override
  public Tally evolve(Tally tally, TallyEvent event) {
    return switch (event) {
      case TallyEvent.Added(var amount) ->
          new Tally(tally.sum() + amount, tally.reminder(), tally.called());
      case TallyEvent.Noted _, TallyEvent.Wished _ -> tally;
      case TallyEvent.ReminderSet(var at) -> new Tally(tally.sum(), at, tally.called());
      case TallyEvent.Rang _ -> new Tally(tally.sum(), Instant.EPOCH, tally.called());
      case TallyEvent.Called _ -> new Tally(tally.sum(), tally.reminder(), tally.called() + 1);
    };
  }
}

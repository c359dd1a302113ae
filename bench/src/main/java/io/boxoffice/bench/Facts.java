package io.boxoffice.bench;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsHeld;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Money;
import io.boxoffice.core.Refusal;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The plainest aggregate that records events of a usual size: a counter whose events are those of
/// a hold. What is left of an append is then what the log itself costs.
final class Facts {
  private static final Duration LIFE = Duration.ofHours(1);

  private static final AggregateType<Long, Add, InventoryEvent, Never> TYPE =
      AggregateType.of("facts", new Counter(), InventoryEvent.CODEC)
          .keyedBy(
              (stream, event) -> event instanceof ItemsHeld held ? "" + held.holdId() : stream);

  private final Ids ids;
  private final ShowId show;
  private final AccountId customer;
  private final OfferId offer;

  Facts(Ids ids) {
    this.ids = ids;
    this.show = new ShowId(ids.next());
    this.customer = new AccountId(ids.next());
    this.offer = new OfferId(ids.next());
  }

  /// One event more in a stream.
  record Add(ItemsHeld event) {}

  /// Nothing is refused here.
  private enum Never implements Refusal {
    ;

    @Override
    public String slug() {
      return "never";
    }

    @Override
    public String detail() {
      return "Nothing is refused here.";
    }
  }

  private static final class Counter implements Decider<Long, Add, InventoryEvent, Never> {
    @Override
    public Long initial() {
      return 0L;
    }

    @Override
    public Decision<InventoryEvent, Never> decide(Add command, Long state) {
      return Decision.accept(command.event());
    }

    @Override
    public Long evolve(Long state, InventoryEvent event) {
      return state + 1;
    }
  }

  /// A unit of one event.
  Unit unit() {
    var actor = Metadata.of(show.toString()).actor(customer.value());
    return Unit.of(command(), actor);
  }

  AddressedCommand<?, ?, ?, ?> command() {
    return TYPE.command(show, at -> new Add(held(at)));
  }

  private ItemsHeld held(Instant at) {
    var line = new Line(offer, 1, new Money(49_00, "EUR"));
    Instant until = at.plus(LIFE);
    return new ItemsHeld(
        show, new HoldId(ids.next()), customer, List.of(line), until, until.plusSeconds(5));
  }
}

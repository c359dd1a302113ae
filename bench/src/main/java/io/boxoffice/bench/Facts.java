package io.boxoffice.bench;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.inventory.InventoryEvent.HoldBound;
import io.boxoffice.contracts.inventory.InventoryEvent.HoldExpired;
import io.boxoffice.contracts.inventory.InventoryEvent.HoldReleased;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsHeld;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsSold;
import io.boxoffice.contracts.inventory.InventoryEvent.OfferListed;
import io.boxoffice.contracts.inventory.InventoryEvent.ReservationRefused;
import io.boxoffice.contracts.inventory.InventoryEvent.SaleOpened;
import io.boxoffice.contracts.inventory.InventoryEvent.SaleRefused;
import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Refusal;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Unit;

/// The plainest aggregate that records events of a usual size: a counter of them. What is left of
/// an append is then what the log itself costs.
final class Facts {
  private static final AggregateType<Long, Add, InventoryEvent, Never> TYPE =
      AggregateType.of("facts", new Counter(), InventoryEvent.CODEC).keyedBy(Facts::key);

  private final Fact fact;
  private final Ids ids;
  private final ShowId show;
  private final AccountId customer;

  Facts(Fact fact, Ids ids) {
    this.fact = fact;
    this.ids = ids;
    this.show = new ShowId(ids.next());
    this.customer = new AccountId(ids.next());
  }

  /// One event more in a stream.
  record Add(InventoryEvent event) {}

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

  private static String key(String stream, InventoryEvent event) {
    return switch (event) {
      case ItemsHeld held -> held.holdId().toString();
      case HoldExpired expired -> expired.holdId().toString();
      case OfferListed _,
          SaleOpened _,
          HoldReleased _,
          HoldBound _,
          ReservationRefused _,
          ItemsSold _,
          SaleRefused _ ->
          stream;
    };
  }

  /// A unit of one event.
  Unit unit() {
    var actor = Metadata.of(show.toString()).actor(customer.value());
    return Unit.of(command(), actor);
  }

  AddressedCommand<?, ?, ?, ?> command() {
    return TYPE.command(show, at -> new Add(fact.of(show, ids, at)));
  }
}

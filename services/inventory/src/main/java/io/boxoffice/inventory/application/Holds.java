package io.boxoffice.inventory.application;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsHeld;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.Aggregates;
import io.boxoffice.inventory.domain.Held;
import io.boxoffice.inventory.domain.Inventory;
import io.boxoffice.inventory.domain.InventoryCommand;
import io.boxoffice.inventory.domain.InventoryCommand.Hold;
import io.boxoffice.inventory.domain.InventoryCommand.Release;
import io.boxoffice.inventory.domain.InventoryRefusal;
import io.boxoffice.inventory.domain.Sale;
import io.boxoffice.inventory.domain.Wanted;
import java.util.List;
import java.util.Optional;

/// Customers' holds: the commands on them, and how they are.
public final class Holds {
  private final Aggregates aggregates;
  private final HoldIndex index;
  private final HoldTimes times;

  /// Where a hold is in its life.
  public enum Status {
    /// In force until it lapses.
    HELD,
    /// In force for its order.
    ORDERED,
    SOLD,
    /// Lapsed or released.
    ENDED
  }

  /// A hold as its customer may see it.
  public record Seen(ItemsHeld made, Status status) {}

  public Holds(Aggregates aggregates, HoldIndex index, HoldTimes times) {
    this.aggregates = aggregates;
    this.index = index;
    this.times = times;
  }

  public AddressedCommand<Inventory, InventoryCommand, InventoryEvent, InventoryRefusal> hold(
      ShowId showId, HoldId holdId, AccountId customerId, List<Wanted> wanted) {
    return ShowInventory.TYPE.command(
        showId, at -> new Hold(showId, holdId, customerId, wanted, times.from(at)));
  }

  public AddressedCommand<Inventory, InventoryCommand, InventoryEvent, InventoryRefusal> release(
      ShowId showId, HoldId holdId, AccountId customerId) {
    return ShowInventory.TYPE.command(showId, _ -> new Release(showId, holdId, customerId));
  }

  /// How a hold was made; empty if there is none or it is another customer's.
  public Optional<ItemsHeld> made(HoldId holdId, AccountId customerId) {
    return index.made(holdId).filter(made -> made.customerId().equals(customerId));
  }

  /// How a hold is now; empty if there is none or it is another customer's.
  public Optional<Seen> find(HoldId holdId, AccountId customerId) {
    return made(holdId, customerId).map(made -> new Seen(made, status(made)));
  }

  /// The inventory of a show that is published.
  public Optional<Inventory> inventory(ShowId showId) {
    return aggregates
        .find(ShowInventory.TYPE, showId)
        .map(Aggregates.Versioned::state)
        .filter(inventory -> inventory.sale() instanceof Sale.Announced);
  }

  private Status status(ItemsHeld made) {
    Optional<Inventory> inventory = inventory(made.showId());
    return inventory
        .flatMap(known -> known.hold(made.holdId()))
        .map(Holds::status)
        .orElseGet(
            () ->
                inventory
                        .filter(known -> known.isSold(made.holdId(), made.customerId()))
                        .isPresent()
                    ? Status.SOLD
                    : Status.ENDED);
  }

  private static Status status(Held held) {
    return held.bound() ? Status.ORDERED : Status.HELD;
  }
}

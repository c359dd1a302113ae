package io.boxoffice.inventory.application;

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
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.inventory.domain.Inventory;
import io.boxoffice.inventory.domain.InventoryCommand;
import io.boxoffice.inventory.domain.InventoryDecider;
import io.boxoffice.inventory.domain.InventoryRefusal;

/// The inventory of a show as an aggregate: one stream per show, whose events about a hold are in
/// order among themselves only, so that a stadium is not one queue for its readers.
public final class ShowInventory {

  /// The streams are `inventory-<show id>`.
  public static final AggregateType<Inventory, InventoryCommand, InventoryEvent, InventoryRefusal>
      TYPE =
          AggregateType.of("inventory", new InventoryDecider(), InventoryEvent.CODEC)
              .keyedBy(ShowInventory::key)
              .waking(Inventory::deadline, InventoryCommand.Wake::new)
              .snapshots(InventorySnapshot.KEPT);

  private ShowInventory() {}

  private static String key(String stream, InventoryEvent event) {
    return switch (event) {
      case OfferListed _, SaleOpened _ -> stream;
      case ItemsHeld held -> held.holdId().toString();
      case HoldExpired expired -> expired.holdId().toString();
      case HoldReleased released -> released.holdId().toString();
      case HoldBound bound -> bound.holdId().toString();
      case ReservationRefused refused -> refused.orderId().toString();
      case ItemsSold sold -> sold.orderId().toString();
      case SaleRefused refused -> refused.orderId().toString();
    };
  }
}

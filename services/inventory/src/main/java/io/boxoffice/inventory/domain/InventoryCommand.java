package io.boxoffice.inventory.domain;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.contracts.inventory.Line;
import java.time.Instant;
import java.util.List;

/// What may be asked of a show's inventory. Ids and times arrive here; the rules have no clock.
public sealed interface InventoryCommand {

  /// The catalog has a new offer. One that is listed is left as it is.
  record ListOffer(ShowId showId, Offer offer) implements InventoryCommand {}

  /// The catalog published the show.
  record OpenSale(ShowId showId, Instant opensAt, Instant closesAt, int maxPerCustomer)
      implements InventoryCommand {}

  /// A customer wants to hold these, all or none.
  record Hold(
      ShowId showId, HoldId holdId, AccountId customerId, List<Wanted> wanted, Clocked clocked)
      implements InventoryCommand {

    public Hold {
      wanted = List.copyOf(wanted);
    }
  }

  /// A customer gives a hold back.
  record Release(ShowId showId, HoldId holdId, AccountId customerId) implements InventoryCommand {}

  /// An order was cancelled; its items are free again.
  record ReleaseForOrder(ShowId showId, OrderId orderId, AccountId customerId, String reason)
      implements InventoryCommand {}

  /// An order was placed; its items are to be kept for it.
  record Bind(Ordered ordered, Clocked clocked) implements InventoryCommand {}

  /// An order was paid; its items are to be sold.
  record Sell(Ordered ordered, Clocked clocked) implements InventoryCommand {}

  /// The oldest hold may have lapsed.
  record Wake(Instant at) implements InventoryCommand {}

  /// What an order is about.
  record Ordered(ShowId showId, OrderId orderId, AccountId customerId, List<Line> lines) {
    public Ordered {
      lines = List.copyOf(lines);
    }

    /// An order's hold has the order's id.
    HoldId holdId() {
      return Inventory.holdOf(orderId);
    }
  }

  /// The time of a command, and of the hold that may come of it.
  ///
  /// @param expiresAt when the hold's token ends
  /// @param lapsesAt when the hold ends
  record Clocked(Instant at, Instant expiresAt, Instant lapsesAt) {}
}

package io.boxoffice.inventory.domain;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.core.Invariant;
import java.util.List;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;
import org.pcollections.TreePSet;

/// What one customer has of a show.
///
/// @param items held, ordered and sold, of all offers
/// @param lapses the customer's unbound holds, the oldest first
/// @param sold the orders that were sold, so that none is sold twice
public record Customer(int items, TreePSet<Lapse> lapses, PSet<OrderId> sold) {
  static final Customer NEW = new Customer(0, TreePSet.empty(), HashTreePSet.empty());

  public Customer {
    Invariant.check(items >= 0, "a customer has fewer than no items");
  }

  /// A customer who holds nothing.
  public static Customer of(int items, List<OrderId> sold) {
    return new Customer(items, TreePSet.empty(), HashTreePSet.from(sold));
  }

  Customer plusHeld(Held hold) {
    return new Customer(items + hold.items(), lapses.plus(hold.lapse()), sold);
  }

  Customer minusHeld(Held hold) {
    return new Customer(items - hold.items(), lapses.minus(hold.lapse()), sold);
  }

  Customer unclocked(Held hold) {
    return new Customer(items, lapses.minus(hold.lapse()), sold);
  }

  Customer heldToSold(Held hold) {
    return new Customer(
        items, lapses.minus(hold.lapse()), sold.plus(Inventory.orderOf(hold.holdId())));
  }

  boolean hasNothing() {
    return items == 0 && sold.isEmpty();
  }
}

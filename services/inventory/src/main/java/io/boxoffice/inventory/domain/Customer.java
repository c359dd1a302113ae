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

  Customer plusHeld(Held hold, Lapse lapse) {
    return new Customer(items + hold.items(), lapses.plus(lapse), sold);
  }

  Customer minusHeld(Held hold, Lapse lapse) {
    return new Customer(items - hold.items(), lapses.minus(lapse), sold);
  }

  Customer unclocked(Lapse lapse) {
    return new Customer(items, lapses.minus(lapse), sold);
  }

  Customer heldToSold(Lapse lapse) {
    return new Customer(items, lapses.minus(lapse), sold.plus(Inventory.orderOf(lapse.holdId())));
  }

  boolean hasNothing() {
    return items == 0 && sold.isEmpty();
  }
}

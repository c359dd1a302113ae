package io.boxoffice.inventory.domain;

import io.boxoffice.inventory.domain.InventoryCommand.Ordered;

/// How things stand with an order's hold.
sealed interface OrderedHold {

  /// Why an order is refused whose hold is another's or of other items.
  String DIFFERS = "hold-differs";

  record Sold() implements OrderedHold {}

  record InForce(Held held) implements OrderedHold {}

  /// There is a hold with the order's id, but it says something else than the order.
  record Differs() implements OrderedHold {}

  /// Lapsed, released, or never made.
  record Gone() implements OrderedHold {}

  static OrderedHold find(Ordered ordered, Inventory inventory) {
    if (inventory.isSold(ordered.holdId(), ordered.customerId())) {
      return new Sold();
    }
    return inventory
        .hold(ordered.holdId())
        .<OrderedHold>map(held -> isOf(held, ordered) ? new InForce(held) : new Differs())
        .orElseGet(Gone::new);
  }

  private static boolean isOf(Held held, Ordered ordered) {
    return held.customerId().equals(ordered.customerId()) && held.lines().equals(ordered.lines());
  }
}

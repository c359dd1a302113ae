package io.boxoffice.inventory.application;

import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.contracts.orders.OrderEvent.OrderCancelled;
import io.boxoffice.contracts.orders.OrderEvent.OrderPaid;
import io.boxoffice.contracts.orders.OrderEvent.OrderPlaced;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.inventory.domain.InventoryCommand;
import io.boxoffice.inventory.domain.InventoryCommand.Bind;
import io.boxoffice.inventory.domain.InventoryCommand.Ordered;
import io.boxoffice.inventory.domain.InventoryCommand.ReleaseForOrder;
import io.boxoffice.inventory.domain.InventoryCommand.Sell;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.messaging.Reaction;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Holds follow their orders: kept when one is placed, sold when it is paid, free again when it is
/// cancelled. One reaction for all three, so that they arrive in an order's own order.
public final class OrdersReaction {
  private static final EventSource<OrderEvent> ORDERS =
      new EventSource<>("orders", OrderEvent.CODEC);

  private final HoldTimes times;

  public OrdersReaction(HoldTimes times) {
    this.times = times;
  }

  public Reaction reaction() {
    return Reaction.named("inventory-orders")
        .on(ORDERS, OrderPlaced.class, placed -> bind(placed.event()))
        .on(ORDERS, OrderPaid.class, paid -> sell(paid.event()))
        .on(ORDERS, OrderCancelled.class, cancelled -> release(cancelled.event()));
  }

  private List<AddressedCommand<?, ?, ?, ?>> bind(OrderPlaced placed) {
    var ordered =
        new Ordered(placed.showId(), placed.orderId(), placed.customerId(), placed.lines());
    return to(placed.showId(), at -> new Bind(ordered, times.from(at)));
  }

  private List<AddressedCommand<?, ?, ?, ?>> sell(OrderPaid paid) {
    var ordered = new Ordered(paid.showId(), paid.orderId(), paid.customerId(), paid.lines());
    return to(paid.showId(), at -> new Sell(ordered, times.from(at)));
  }

  private List<AddressedCommand<?, ?, ?, ?>> release(OrderCancelled cancelled) {
    return to(
        cancelled.showId(),
        _ ->
            new ReleaseForOrder(
                cancelled.showId(),
                cancelled.orderId(),
                cancelled.customerId(),
                cancelled.reason()));
  }

  private static List<AddressedCommand<?, ?, ?, ?>> to(
      ShowId showId, Function<Instant, InventoryCommand> command) {
    return List.of(ShowInventory.TYPE.command(showId, command));
  }
}

package io.boxoffice.app.simulation;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.contracts.orders.OrderEvent.OrderCancelled;
import io.boxoffice.contracts.orders.OrderEvent.OrderPaid;
import io.boxoffice.contracts.orders.OrderEvent.OrderPlaced;
import io.boxoffice.contracts.orders.OrderEvent.ReminderDue;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.notifications.application.KnownOrders;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What notifications heard of orders, in place of its rows.
final class OrdersKnown implements KnownOrders {
  static final Set<String> TYPES =
      OrderEvent.CODEC.storedTypes(
          Set.of(OrderPlaced.class, ReminderDue.class, OrderPaid.class, OrderCancelled.class));

  private final Map<OrderId, KnownOrder> orders = new HashMap<>();
  private final Set<OrderId> over = new HashSet<>();

  void see(StoredEvent stored) {
    OrderEvent event = OrderEvent.CODEC.decode(stored.type(), stored.data());
    if (event instanceof OrderPlaced placed) {
      orders.put(
          placed.orderId(), new KnownOrder(placed.orderId(), placed.showId(), placed.customerId()));
    } else if (event instanceof OrderPaid || event instanceof OrderCancelled) {
      over.add(event.orderId());
    }
  }

  @Override
  public Optional<KnownOrder> order(OrderId orderId) {
    return Optional.ofNullable(orders.get(orderId));
  }

  @Override
  public boolean reminderIsVoid(OrderId orderId) {
    return over.contains(orderId);
  }
}

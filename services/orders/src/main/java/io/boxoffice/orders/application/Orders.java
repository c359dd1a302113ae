package io.boxoffice.orders.application;

import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.orders.domain.Order;
import io.boxoffice.orders.domain.OrderCommand;
import io.boxoffice.orders.domain.OrderDecider;
import io.boxoffice.orders.domain.OrderRefusal;

/// What an order is to the event log.
public final class Orders {

  /// The name of the service, its schema and its log.
  public static final String SERVICE = "orders";

  public static final AggregateType<Order, OrderCommand, OrderEvent, OrderRefusal> ORDER =
      AggregateType.of("order", new OrderDecider(), OrderEvent.CODEC)
          .waking(Order::deadline, OrderCommand.Wake::new);

  /// Where the events of orders are read.
  public static final EventSource<OrderEvent> LOG = new EventSource<>(SERVICE, OrderEvent.CODEC);

  private Orders() {}
}

package io.boxoffice.notifications.application;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import java.util.Optional;

/// What this service heard of orders. May be a moment behind.
public interface KnownOrders {

  /// An order that was placed; empty if that was not heard yet.
  Optional<KnownOrder> order(OrderId orderId);

  /// Whether a reminder to pay it would be void: it is paid or cancelled.
  boolean reminderIsVoid(OrderId orderId);

  /// Whose an order is, and of which show.
  record KnownOrder(OrderId orderId, ShowId showId, AccountId customerId) {}
}

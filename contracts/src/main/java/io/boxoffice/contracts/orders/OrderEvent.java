package io.boxoffice.contracts.orders;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.EventCodec;
import io.boxoffice.core.EventType;
import io.boxoffice.core.Money;
import java.time.Instant;
import java.util.List;

/// What happened to an order. One stream per order.
public sealed interface OrderEvent {

  /// Reads and writes these events.
  EventCodec<OrderEvent> CODEC = EventCodec.of(OrderEvent.class);

  OrderId orderId();

  /// The order's hold has the same id; if there is none, inventory reserves on hearing of it.
  ///
  /// @param payBy when it is cancelled if it is not paid
  @EventType("order.placed.v1")
  record OrderPlaced(
      OrderId orderId,
      ShowId showId,
      AccountId customerId,
      List<Line> lines,
      Money total,
      Instant placedAt,
      Instant payBy)
      implements OrderEvent {}

  /// Inventory keeps the items for this order; it may be paid.
  @EventType("order.reserved.v1")
  record OrderReserved(OrderId orderId, Instant at) implements OrderEvent {}

  /// The customer is to be reminded to pay.
  ///
  /// @param ordinal which of the reminders this is, from 1
  @EventType("order.reminder-due.v1")
  record ReminderDue(OrderId orderId, ShowId showId, AccountId customerId, int ordinal, Instant at)
      implements OrderEvent {}

  /// The customer asked to pay.
  ///
  /// @param attempt counts an order's payments, from 1
  /// @param methodToken the provider's name for the means of payment
  @EventType("order.payment-requested.v1")
  record PaymentRequested(
      OrderId orderId, int attempt, Money amount, String methodToken, Instant payBy, Instant at)
      implements OrderEvent {}

  @EventType("order.payment-action-required.v1")
  record PaymentActionRequired(OrderId orderId, int attempt, String url, Instant at)
      implements OrderEvent {}

  @EventType("order.payment-failed.v1")
  record PaymentFailed(OrderId orderId, int attempt, String reason, Instant at)
      implements OrderEvent {}

  @EventType("order.paid.v1")
  record OrderPaid(
      OrderId orderId,
      ShowId showId,
      AccountId customerId,
      int attempt,
      List<Line> lines,
      Money total,
      Instant at)
      implements OrderEvent {}

  @EventType("order.completed.v1")
  record OrderCompleted(
      OrderId orderId, ShowId showId, AccountId customerId, List<TicketId> ticketIds, Instant at)
      implements OrderEvent {}

  /// The order is over; nothing was sold.
  ///
  /// @param reason `cancelled-by-customer`, `unpaid`, `hold-expired`, `sold-out` …
  @EventType("order.cancelled.v1")
  record OrderCancelled(
      OrderId orderId, ShowId showId, AccountId customerId, String reason, Instant at)
      implements OrderEvent {}

  /// The money of this attempt is to go back, all of it.
  @EventType("order.refund-requested.v1")
  record RefundRequested(OrderId orderId, int attempt, String reason, Instant at)
      implements OrderEvent {}

  @EventType("order.refunded.v1")
  record OrderRefunded(OrderId orderId, ShowId showId, AccountId customerId, Instant at)
      implements OrderEvent {}
}

package io.boxoffice.orders.domain;

import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.orders.domain.Order.Attempt;
import io.boxoffice.orders.domain.Order.Placed;
import io.boxoffice.orders.domain.Order.Purchase;
import io.boxoffice.orders.domain.Order.Status;
import io.boxoffice.orders.domain.Order.Unplaced;
import java.util.EnumSet;
import java.util.Set;

/// What an order is after an event. A pair of status and event that can't be is a broken log.
final class OrderEvolution {

  private OrderEvolution() {}

  static Order after(Order order, OrderEvent event) {
    return switch (order) {
      case Unplaced _ ->
          event instanceof OrderEvent.OrderPlaced placed
              ? Placed.of(purchase(placed))
              : impossible("unplaced", event);
      case Placed placed ->
          possible(event).contains(placed.status())
              ? after(placed, event)
              : impossible(placed.status().name(), event);
    };
  }

  /// In which status an event may happen.
  private static Set<Status> possible(OrderEvent event) {
    return switch (event) {
      case OrderEvent.OrderPlaced _ -> Set.of();
      case OrderEvent.OrderReserved _,
          OrderEvent.ReminderDue _,
          OrderEvent.PaymentRequested _,
          OrderEvent.PaymentActionRequired _,
          OrderEvent.PaymentFailed _,
          OrderEvent.OrderPaid _,
          OrderEvent.OrderCancelled _ ->
          EnumSet.of(Status.PENDING);
      case OrderEvent.OrderCompleted _ -> EnumSet.of(Status.PAID);
      case OrderEvent.OrderRefunded _ -> EnumSet.of(Status.PAID, Status.COMPLETED);
      case OrderEvent.RefundRequested _ -> EnumSet.allOf(Status.class);
    };
  }

  private static Order after(Placed order, OrderEvent event) {
    return switch (event) {
      case OrderEvent.OrderPlaced placed -> impossible(order.status().name(), placed);
      case OrderEvent.OrderReserved _ -> order.reserve();
      case OrderEvent.ReminderDue reminder -> order.reminded(reminder.ordinal());
      case OrderEvent.PaymentRequested requested -> order.with(Attempt.open(requested.attempt()));
      case OrderEvent.PaymentActionRequired action ->
          order.with(
              new Attempt(action.attempt(), Attempt.State.ACTION_REQUIRED, "", action.url()));
      case OrderEvent.PaymentFailed failed ->
          order.with(Attempt.failed(failed.attempt(), failed.reason()));
      case OrderEvent.OrderPaid paid ->
          order
              .with(new Attempt(paid.attempt(), Attempt.State.CAPTURED, "", ""))
              .paid(paid.attempt());
      case OrderEvent.OrderCompleted completed -> order.completed(completed.ticketIds());
      case OrderEvent.OrderCancelled cancelled -> order.cancelled(cancelled.reason());
      case OrderEvent.RefundRequested refund -> refunding(order, refund);
      case OrderEvent.OrderRefunded _ -> order.to(Status.REFUNDED);
    };
  }

  /// Money that goes back unused ends its attempt, so that the customer can try again.
  private static Order refunding(Placed order, OrderEvent.RefundRequested refund) {
    Placed refunding = order.refunding(refund.attempt(), refund.reason());
    Attempt attempt = order.attempts().get(refund.attempt());
    return attempt != null && attempt.isOpen()
        ? refunding.with(Attempt.failed(refund.attempt(), refund.reason()))
        : refunding;
  }

  private static Purchase purchase(OrderEvent.OrderPlaced placed) {
    return new Purchase(
        placed.orderId(),
        placed.showId(),
        placed.customerId(),
        placed.lines(),
        placed.total(),
        placed.placedAt(),
        placed.payBy());
  }

  private static Order impossible(String status, OrderEvent event) {
    throw new InvariantViolation(event + " can't happen to an order that is " + status);
  }
}

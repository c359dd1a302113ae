package io.boxoffice.orders.adapter;

import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.orders.domain.Order.Attempt;
import io.boxoffice.orders.domain.Order.Placed;
import io.boxoffice.orders.domain.Order.Status;
import java.util.Optional;

/// How a try to pay stands, as callers see it.
///
/// @param reason why it failed
/// @param url where the customer is to confirm it
record PaymentView(int attempt, Outcome status, Optional<String> reason, Optional<String> url) {

  /// What the caller can know by now.
  enum Outcome {
    PENDING,
    CAPTURED,
    FAILED,
    ACTION_REQUIRED
  }

  static PaymentView pending(int attempt) {
    return new PaymentView(attempt, Outcome.PENDING, Optional.empty(), Optional.empty());
  }

  private static PaymentView captured(int attempt) {
    return new PaymentView(attempt, Outcome.CAPTURED, Optional.empty(), Optional.empty());
  }

  private static PaymentView failed(int attempt, String reason) {
    return new PaymentView(attempt, Outcome.FAILED, Optional.of(reason), Optional.empty());
  }

  private static PaymentView action(int attempt, String url) {
    return new PaymentView(attempt, Outcome.ACTION_REQUIRED, Optional.empty(), Optional.of(url));
  }

  static PaymentView of(Placed order, Attempt attempt) {
    int number = attempt.number();
    boolean over = order.status() == Status.CANCELLED;
    return switch (attempt.state()) {
      case OPEN -> over ? failed(number, order.reason()) : pending(number);
      case ACTION_REQUIRED -> over ? failed(number, order.reason()) : action(number, attempt.url());
      case CAPTURED -> captured(number);
      case FAILED -> failed(number, attempt.reason());
    };
  }

  /// What an event of the order says of this attempt; empty if nothing that ends a wait.
  static Optional<PaymentView> of(OrderEvent event, int attempt) {
    return switch (event) {
      case OrderEvent.OrderPaid paid when paid.attempt() == attempt ->
          Optional.of(captured(attempt));
      case OrderEvent.PaymentFailed failed when failed.attempt() == attempt ->
          Optional.of(failed(attempt, failed.reason()));
      case OrderEvent.RefundRequested refund when refund.attempt() == attempt ->
          Optional.of(failed(attempt, refund.reason()));
      case OrderEvent.PaymentActionRequired action when action.attempt() == attempt ->
          Optional.of(action(attempt, action.url()));
      case OrderEvent.OrderCancelled cancelled -> Optional.of(failed(attempt, cancelled.reason()));
      case OrderEvent.OrderPlaced _,
          OrderEvent.OrderReserved _,
          OrderEvent.ReminderDue _,
          OrderEvent.PaymentRequested _,
          OrderEvent.PaymentActionRequired _,
          OrderEvent.PaymentFailed _,
          OrderEvent.OrderPaid _,
          OrderEvent.OrderCompleted _,
          OrderEvent.RefundRequested _,
          OrderEvent.OrderRefunded _ ->
          Optional.empty();
    };
  }
}

package io.boxoffice.payments.application;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.core.Money;
import io.boxoffice.eventlog.Effect;
import java.time.Instant;
import java.util.List;

/// What payments wish from the provider.
sealed interface Wish {
  String CAPTURE = "payment-capture";
  String QUERY = "payment-query";
  String VOID = "payment-void";
  String REFUND = "payment-refund";

  OrderId orderId();

  int attempt();

  default Reference reference() {
    return new Reference(orderId(), attempt());
  }

  record Capture(OrderId orderId, int attempt, Money amount, String methodToken, Instant payBy)
      implements Wish {}

  record Query(OrderId orderId, int attempt) implements Wish {}

  record Cancel(OrderId orderId, int attempt) implements Wish {}

  record Refund(OrderId orderId, int attempt, String providerPaymentId, Money amount)
      implements Wish {}

  /// What an event wishes. What is free needs no provider.
  static List<Effect> of(PaymentEvent event) {
    return switch (event) {
      case PaymentEvent.PaymentRequested e ->
          paid(
              e.amount(),
              CAPTURE,
              new Capture(e.orderId(), e.attempt(), e.amount(), e.methodToken(), e.payBy()));
      case PaymentEvent.QueryDue e ->
          List.of(new Effect(QUERY, new Query(e.orderId(), e.attempt())));
      case PaymentEvent.PaymentVoided e ->
          List.of(new Effect(VOID, new Cancel(e.orderId(), e.attempt())));
      case PaymentEvent.RefundRequested e ->
          paid(
              e.amount(),
              REFUND,
              new Refund(e.orderId(), e.attempt(), e.providerPaymentId(), e.amount()));
      case PaymentEvent.PaymentPending _,
          PaymentEvent.ActionRequired _,
          PaymentEvent.PaymentCaptured _,
          PaymentEvent.PaymentFailed _,
          PaymentEvent.PaymentClosed _,
          PaymentEvent.PaymentRefunded _ ->
          List.of();
    };
  }

  private static List<Effect> paid(Money amount, String kind, Wish wish) {
    return amount.amount() > 0 ? List.of(new Effect(kind, wish)) : List.of();
  }
}

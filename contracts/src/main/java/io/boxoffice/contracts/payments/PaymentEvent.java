package io.boxoffice.contracts.payments;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.core.EventCodec;
import io.boxoffice.core.EventType;
import io.boxoffice.core.Money;
import io.boxoffice.core.Upcaster;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// What happened to the money of an order. One stream per order, all attempts in it.
public sealed interface PaymentEvent {

  /// Reads and writes these events. Captures of version 0 had a bare number of minor units and no
  /// currency, which meant US dollars.
  EventCodec<PaymentEvent> CODEC =
      EventCodec.of(
          PaymentEvent.class,
          new Upcaster("payment.captured.v0", "payment.captured.v1", PaymentEvent::withCurrency));

  OrderId orderId();

  int attempt();

  @EventType("payment.requested.v1")
  record PaymentRequested(
      OrderId orderId, int attempt, Money amount, String methodToken, Instant payBy, Instant at)
      implements PaymentEvent {}

  /// The provider took the request and will tell later.
  @EventType("payment.pending.v1")
  record PaymentPending(OrderId orderId, int attempt, String providerPaymentId, Instant at)
      implements PaymentEvent {}

  /// The customer has to confirm the payment.
  ///
  /// @param url where the customer confirms, such as 3-D Secure
  @EventType("payment.action-required.v1")
  record ActionRequired(
      OrderId orderId, int attempt, String providerPaymentId, String url, Instant at)
      implements PaymentEvent {}

  @EventType("payment.captured.v1")
  record PaymentCaptured(
      OrderId orderId, int attempt, String providerPaymentId, Money amount, Instant at)
      implements PaymentEvent {}

  @EventType("payment.failed.v1")
  record PaymentFailed(OrderId orderId, int attempt, String reason, Instant at)
      implements PaymentEvent {}

  /// The order ended while the provider had not captured; a capture that comes all the same is
  /// refunded.
  @EventType("payment.voided.v1")
  record PaymentVoided(OrderId orderId, int attempt, Instant at) implements PaymentEvent {}

  /// The provider has not said for too long what became of the attempt and is to be asked.
  ///
  /// @param ordinal which of the questions about this attempt this is, from 1
  @EventType("payment.query-due.v1")
  record QueryDue(OrderId orderId, int attempt, int ordinal, Instant at) implements PaymentEvent {}

  /// A voided attempt is over: the provider will not capture it, or has not said so for so long
  /// that it is asked no more.
  @EventType("payment.closed.v1")
  record PaymentClosed(OrderId orderId, int attempt, Instant at) implements PaymentEvent {}

  /// The money is to go back.
  ///
  /// Of each attempt at most one capture, the first, stays until its order decides; whatever more
  /// an attempt captures is sent back at once.
  ///
  /// @param reason `order-cancelled`, `captured-twice`, `wrong-amount`, `sale-refused`,
  ///     `unknown-attempt`
  @EventType("payment.refund-requested.v1")
  record RefundRequested(
      OrderId orderId,
      int attempt,
      String providerPaymentId,
      Money amount,
      String reason,
      Instant at)
      implements PaymentEvent {}

  @EventType("payment.refunded.v1")
  record PaymentRefunded(
      OrderId orderId,
      int attempt,
      String providerPaymentId,
      Money amount,
      String reason,
      Instant at)
      implements PaymentEvent {}

  private static ObjectNode withCurrency(ObjectNode captured) {
    long amount = captured.path("amount").asLong();
    captured.putObject("amount").put("amount", amount).put("currency", "USD");
    return captured;
  }
}

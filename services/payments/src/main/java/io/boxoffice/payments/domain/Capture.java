package io.boxoffice.payments.domain;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.core.Money;

/// Money that the provider took.
///
/// @param providerPaymentId the provider's name for it
/// @param reason why it is to go back; empty while it may stay
/// @param refunded whether it is back
public record Capture(
    OrderId orderId,
    int attempt,
    String providerPaymentId,
    Money amount,
    String reason,
    boolean refunded) {

  static Capture kept(OrderId orderId, int attempt, String providerPaymentId, Money amount) {
    return new Capture(orderId, attempt, providerPaymentId, amount, "", false);
  }

  boolean isKept() {
    return reason.isEmpty();
  }

  Capture goingBack(String why) {
    return new Capture(orderId, attempt, providerPaymentId, amount, why, refunded);
  }

  Capture back() {
    return new Capture(orderId, attempt, providerPaymentId, amount, reason, true);
  }
}

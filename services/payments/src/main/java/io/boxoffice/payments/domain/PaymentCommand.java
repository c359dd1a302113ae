package io.boxoffice.payments.domain;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.core.Money;
import java.time.Instant;

/// What payments may be asked to do for an order, or to take note of.
public sealed interface PaymentCommand {

  Instant at();

  /// The order wants its money.
  record Request(
      OrderId orderId, int attempt, Money amount, String methodToken, Instant payBy, Instant at)
      implements PaymentCommand {}

  /// The provider shows a payment of an attempt.
  record Report(OrderId orderId, int attempt, ProviderPayment payment, Instant at)
      implements PaymentCommand {}

  /// The provider refused to make a payment of the attempt.
  record Reject(int attempt, String reason, Instant at) implements PaymentCommand {}

  /// The provider knows no payment of the attempt.
  record NoteNothing(int attempt, Instant at) implements PaymentCommand {}

  /// The order is over: no money is wanted.
  record VoidAll(Instant at) implements PaymentCommand {}

  /// The order wants the attempt's money sent back.
  record SendBack(int attempt, String reason, Instant at) implements PaymentCommand {}

  /// The provider gave a capture back.
  record NoteRefund(String providerPaymentId, Instant at) implements PaymentCommand {}

  /// Its deadline has come.
  record Wake(Instant at) implements PaymentCommand {}
}

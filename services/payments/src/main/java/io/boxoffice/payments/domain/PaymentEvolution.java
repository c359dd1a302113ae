package io.boxoffice.payments.domain;

import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.core.Invariant;

/// What the payments of an order are after an event.
final class PaymentEvolution {

  private PaymentEvolution() {}

  static Payment after(Payment payment, PaymentEvent event) {
    return switch (event) {
      case PaymentEvent.PaymentRequested requested -> requested(payment, requested);
      case PaymentEvent.PaymentPending pending ->
          payment.with(open(payment, pending).to(Attempt.State.PENDING));
      case PaymentEvent.ActionRequired action ->
          payment.with(open(payment, action).to(Attempt.State.ACTION_REQUIRED));
      case PaymentEvent.PaymentFailed failed ->
          payment.with(open(payment, failed).to(Attempt.State.FAILED));
      case PaymentEvent.PaymentVoided voided ->
          payment.with(open(payment, voided).voidedAt(voided.at()));
      case PaymentEvent.PaymentClosed closed ->
          payment.with(uncertain(payment, closed).to(Attempt.State.CLOSED));
      case PaymentEvent.QueryDue query ->
          payment.with(uncertain(payment, query).askedAt(query.at(), query.ordinal()));
      case PaymentEvent.PaymentCaptured captured -> captured(payment, captured);
      case PaymentEvent.RefundRequested refund ->
          payment.with(
              capture(payment, refund, refund.providerPaymentId()).goingBack(refund.reason()));
      case PaymentEvent.PaymentRefunded refunded ->
          payment.with(capture(payment, refunded, refunded.providerPaymentId()).back());
    };
  }

  private static Payment requested(Payment payment, PaymentEvent.PaymentRequested requested) {
    Invariant.check(
        !payment.attempts().containsKey(requested.attempt()), "%s happened before", requested);
    return payment.with(
        Attempt.requested(
            requested.orderId(),
            requested.attempt(),
            requested.amount(),
            requested.payBy(),
            requested.at()));
  }

  private static Payment captured(Payment payment, PaymentEvent.PaymentCaptured captured) {
    Invariant.check(
        !payment.captures().containsKey(captured.providerPaymentId()),
        "%s happened before",
        captured);
    Payment with =
        payment.with(
            Capture.kept(
                captured.orderId(),
                captured.attempt(),
                captured.providerPaymentId(),
                captured.amount()));
    return payment
        .attempt(captured.attempt())
        .map(attempt -> with.with(attempt.to(Attempt.State.CAPTURED)))
        .orElse(with);
  }

  private static Attempt open(Payment payment, PaymentEvent event) {
    Attempt attempt = attempt(payment, event);
    Invariant.check(attempt.isOpen(), "%s can't happen to %s", event, attempt);
    return attempt;
  }

  private static Attempt uncertain(Payment payment, PaymentEvent event) {
    Attempt attempt = attempt(payment, event);
    Invariant.check(attempt.isUncertain(), "%s can't happen to %s", event, attempt);
    return attempt;
  }

  private static Attempt attempt(Payment payment, PaymentEvent event) {
    return Invariant.present(payment.attempts().get(event.attempt()), "attempt of " + event);
  }

  private static Capture capture(Payment payment, PaymentEvent event, String providerPaymentId) {
    return Invariant.present(payment.captures().get(providerPaymentId), "capture of " + event);
  }
}

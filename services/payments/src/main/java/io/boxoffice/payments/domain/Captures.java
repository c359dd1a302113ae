package io.boxoffice.payments.domain;

import static io.boxoffice.core.Decision.accept;

import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.core.Decision;
import io.boxoffice.core.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What becomes of money that the provider took: recorded once per payment of the provider, and
/// sent back at once if nobody can want it.
final class Captures {

  private Captures() {}

  static Decision<PaymentEvent, Refusal> captured(PaymentCommand.Report report, Payment payment) {
    ProviderPayment shown = report.payment();
    List<PaymentEvent> events = new ArrayList<>();
    Capture capture =
        payment
            .capture(shown.id())
            .orElseGet(
                () -> {
                  events.add(
                      new PaymentEvent.PaymentCaptured(
                          report.orderId(),
                          report.attempt(),
                          shown.id(),
                          shown.captured(),
                          report.at()));
                  return Capture.kept(
                      report.orderId(), report.attempt(), shown.id(), shown.captured());
                });
    if (!events.isEmpty()) {
      String surplus = surplus(report, payment);
      if (!surplus.isEmpty()) {
        events.addAll(goingBack(capture, surplus, report.at()));
      }
    } else if (!capture.isKept()
        && !capture.refunded()
        && shown.refunded().equals(capture.amount())) {
      events.add(back(capture, report.at()));
    }
    return accept(events);
  }

  /// Why a new capture can't stay; empty if it may.
  private static String surplus(PaymentCommand.Report report, Payment payment) {
    Attempt attempt = payment.attempts().get(report.attempt());
    if (attempt == null) {
      return "unknown-attempt";
    }
    if (payment.hasCaptureOf(report.attempt())) {
      return "captured-twice";
    }
    if (!report.payment().captured().equals(attempt.amount())) {
      return "wrong-amount";
    }
    return switch (attempt.state()) {
      case VOIDED, CLOSED -> "order-cancelled";
      case REQUESTED, PENDING, ACTION_REQUIRED, CAPTURED, FAILED -> "";
    };
  }

  static List<PaymentEvent> goingBack(Capture capture, String reason, Instant at) {
    PaymentEvent requested =
        new PaymentEvent.RefundRequested(
            capture.orderId(),
            capture.attempt(),
            capture.providerPaymentId(),
            capture.amount(),
            reason,
            at);
    return PaymentDecider.isFree(capture.amount())
        ? List.of(requested, back(capture.goingBack(reason), at))
        : List.of(requested);
  }

  static PaymentEvent back(Capture capture, Instant at) {
    return new PaymentEvent.PaymentRefunded(
        capture.orderId(),
        capture.attempt(),
        capture.providerPaymentId(),
        capture.amount(),
        capture.reason(),
        at);
  }
}

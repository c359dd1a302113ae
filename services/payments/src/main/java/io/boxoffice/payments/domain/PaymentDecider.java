package io.boxoffice.payments.domain;

import static io.boxoffice.core.Decision.accept;
import static io.boxoffice.core.Decision.nothing;

import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import io.boxoffice.core.Money;
import io.boxoffice.core.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Decides about the money of one order. Refuses nothing: what orders and providers tell has
/// happened, and is answered with what follows from it, or with nothing if that was done.
public final class PaymentDecider
    implements Decider<Payment, PaymentCommand, PaymentEvent, Refusal> {
  private final Asking asking;

  public PaymentDecider(Asking asking) {
    this.asking = asking;
  }

  @Override
  public Payment initial() {
    return Payment.none();
  }

  @Override
  public Decision<PaymentEvent, Refusal> decide(PaymentCommand command, Payment payment) {
    return switch (command) {
      case PaymentCommand.Request request -> request(request, payment);
      case PaymentCommand.Report report -> report(report, payment);
      case PaymentCommand.Reject reject ->
          whenOpen(payment, reject.attempt(), open -> failed(open, reject.reason(), reject.at()));
      case PaymentCommand.NoteNothing none -> noteNothing(none, payment);
      case PaymentCommand.VoidAll over ->
          accept(
              attempts(payment).stream()
                  .filter(Attempt::isOpen)
                  .<PaymentEvent>map(
                      open ->
                          new PaymentEvent.PaymentVoided(open.orderId(), open.number(), over.at()))
                  .toList());
      case PaymentCommand.SendBack back -> sendBack(back, payment);
      case PaymentCommand.NoteRefund refund -> noteRefund(refund, payment);
      case PaymentCommand.Wake wake -> wake(wake, payment);
    };
  }

  private static Decision<PaymentEvent, Refusal> request(
      PaymentCommand.Request request, Payment payment) {
    if (payment.attempt(request.attempt()).isPresent()) {
      return nothing();
    }
    PaymentEvent requested =
        new PaymentEvent.PaymentRequested(
            request.orderId(),
            request.attempt(),
            request.amount(),
            request.methodToken(),
            request.payBy(),
            request.at());
    if (request.amount().amount() > 0) {
      return accept(requested);
    }
    // What is free needs no provider.
    String id = "free-" + request.orderId() + "-" + request.attempt();
    return accept(
        requested,
        new PaymentEvent.PaymentCaptured(
            request.orderId(), request.attempt(), id, request.amount(), request.at()));
  }

  private static Decision<PaymentEvent, Refusal> report(
      PaymentCommand.Report report, Payment payment) {
    int attempt = report.attempt();
    return switch (report.payment().status()) {
      case CAPTURED -> Captures.captured(report, payment);
      case DECLINED, VOIDED -> over(payment, attempt, declined(report.payment()), report.at());
      case PENDING -> pending(report, payment);
      case ACTION_REQUIRED ->
          payment
              .attempt(attempt)
              .filter(open -> open.isOpen() && open.state() != Attempt.State.ACTION_REQUIRED)
              .<Decision<PaymentEvent, Refusal>>map(_ -> accept(actionRequired(report)))
              .orElseGet(Decision::nothing);
    };
  }

  private static PaymentEvent actionRequired(PaymentCommand.Report report) {
    return new PaymentEvent.ActionRequired(
        report.orderId(),
        report.attempt(),
        report.payment().id(),
        report.payment().actionUrl(),
        report.at());
  }

  private static Decision<PaymentEvent, Refusal> pending(
      PaymentCommand.Report report, Payment payment) {
    return payment
        .attempt(report.attempt())
        .filter(attempt -> attempt.state() == Attempt.State.REQUESTED)
        .<Decision<PaymentEvent, Refusal>>map(
            _ ->
                accept(
                    new PaymentEvent.PaymentPending(
                        report.orderId(), report.attempt(), report.payment().id(), report.at())))
        .orElseGet(Decision::nothing);
  }

  private static String declined(ProviderPayment payment) {
    return payment.reason().isEmpty() ? "declined" : payment.reason();
  }

  /// The provider will not capture it: an open attempt failed, a voided one is closed.
  private static Decision<PaymentEvent, Refusal> over(
      Payment payment, int number, String reason, Instant at) {
    Optional<Attempt> attempt = payment.attempt(number).filter(Attempt::isUncertain);
    if (attempt.isEmpty()) {
      return nothing();
    }
    return accept(
        attempt.get().isOpen()
            ? failed(attempt.get(), reason, at)
            : new PaymentEvent.PaymentClosed(attempt.get().orderId(), number, at));
  }

  /// While a capture is tried again the provider need not know of the attempt. A voided attempt
  /// that it does not know will not be captured, once no call can be under way.
  private Decision<PaymentEvent, Refusal> noteNothing(
      PaymentCommand.NoteNothing none, Payment payment) {
    return payment
        .attempt(none.attempt())
        .filter(attempt -> attempt.state() == Attempt.State.VOIDED)
        .filter(attempt -> asking.isSettled(attempt, none.at()))
        .<Decision<PaymentEvent, Refusal>>map(
            attempt ->
                accept(
                    new PaymentEvent.PaymentClosed(attempt.orderId(), attempt.number(), none.at())))
        .orElseGet(Decision::nothing);
  }

  private static Decision<PaymentEvent, Refusal> sendBack(
      PaymentCommand.SendBack back, Payment payment) {
    List<PaymentEvent> events = new ArrayList<>();
    for (Capture capture : payment.captures().values()) {
      if (capture.attempt() == back.attempt() && capture.isKept()) {
        events.addAll(Captures.goingBack(capture, back.reason(), back.at()));
      }
    }
    return accept(events);
  }

  private static Decision<PaymentEvent, Refusal> noteRefund(
      PaymentCommand.NoteRefund refund, Payment payment) {
    return payment
        .capture(refund.providerPaymentId())
        .filter(capture -> !capture.isKept() && !capture.refunded())
        .<Decision<PaymentEvent, Refusal>>map(
            capture -> accept(Captures.back(capture, refund.at())))
        .orElseGet(Decision::nothing);
  }

  private Decision<PaymentEvent, Refusal> wake(PaymentCommand.Wake wake, Payment payment) {
    return accept(
        attempts(payment).stream()
            .filter(Attempt::isUncertain)
            .filter(attempt -> !asking.next(attempt).isAfter(wake.at()))
            .map(attempt -> askOrEnd(attempt, wake.at()))
            .toList());
  }

  private PaymentEvent askOrEnd(Attempt attempt, Instant at) {
    if (!asking.isOver(attempt, at)) {
      return new PaymentEvent.QueryDue(
          attempt.orderId(), attempt.number(), attempt.asked() + 1, at);
    }
    return attempt.isOpen()
        ? failed(attempt, "no-answer", at)
        : new PaymentEvent.PaymentClosed(attempt.orderId(), attempt.number(), at);
  }

  private static Decision<PaymentEvent, Refusal> whenOpen(
      Payment payment, int attempt, Function<Attempt, PaymentEvent> event) {
    return payment
        .attempt(attempt)
        .filter(Attempt::isOpen)
        .<Decision<PaymentEvent, Refusal>>map(open -> accept(event.apply(open)))
        .orElseGet(Decision::nothing);
  }

  private static PaymentEvent failed(Attempt attempt, String reason, Instant at) {
    return new PaymentEvent.PaymentFailed(attempt.orderId(), attempt.number(), reason, at);
  }

  private static List<Attempt> attempts(Payment payment) {
    return payment.attempts().values().stream()
        .sorted((a, b) -> Integer.compare(a.number(), b.number()))
        .toList();
  }

  @Override
  public Payment evolve(Payment payment, PaymentEvent event) {
    return PaymentEvolution.after(payment, event);
  }

  static boolean isFree(Money amount) {
    return amount.amount() == 0;
  }
}

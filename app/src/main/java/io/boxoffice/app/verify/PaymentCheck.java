package io.boxoffice.app.verify;

import io.boxoffice.app.verify.OrderStory.Fact;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsSold;
import io.boxoffice.contracts.inventory.InventoryEvent.SaleRefused;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.contracts.orders.OrderEvent.OrderCompleted;
import io.boxoffice.contracts.orders.OrderEvent.OrderPaid;
import io.boxoffice.contracts.orders.OrderEvent.OrderRefunded;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentCaptured;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentRefunded;
import io.boxoffice.contracts.tickets.TicketEvent.TicketsIssued;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Follows the money of an order, step by step.
final class PaymentCheck {
  private final Findings findings;
  private final Hops hops;

  PaymentCheck(Findings findings, Hops hops) {
    this.findings = findings;
    this.hops = hops;
  }

  /// True if no step is missing: the order is at rest, and its money can be counted.
  boolean see(OrderStory story) {
    boolean rests = captures(story);
    rests &= step(Hop.SOLD, story, OrderPaid.class, ItemsSold.class, SaleRefused.class);
    rests &= step(Hop.ISSUED, story, ItemsSold.class, TicketsIssued.class);
    rests &=
        step(Hop.COMPLETED, story, TicketsIssued.class, OrderCompleted.class, OrderRefunded.class);
    rests &= step(Hop.REFUSAL_HEARD, story, SaleRefused.class, OrderEvent.RefundRequested.class);
    rests &= requests(story);
    rests &= refunds(story);
    return rests;
  }

  /// A step whose consequence is any of some events of the order.
  private boolean step(Hop hop, OrderStory story, Class<?> event, Class<?>... consequences) {
    List<LogEvent> answers = new ArrayList<>();
    for (Class<?> consequence : consequences) {
      story.all(consequence).forEach(fact -> answers.add(fact.at()));
    }
    boolean all = true;
    for (var fact : story.all(event)) {
      all &= hops.note(hop, fact.at(), story.orderId(), answers);
    }
    return all;
  }

  /// Orders answers the first capture of an attempt; payments sends back what comes twice.
  private boolean captures(OrderStory story) {
    boolean all = true;
    for (Fact<PaymentCaptured> captured : story.all(PaymentCaptured.class)) {
      findings.examined(Check.PAYMENTS);
      int attempt = captured.event().attempt();
      List<LogEvent> answers = refundsOf(captured.event().providerPaymentId(), story);
      if (isFirstOfAttempt(captured, story)) {
        answers.addAll(answers(story, OrderPaid.class, paid -> paid.attempt() == attempt));
        answers.addAll(
            answers(story, OrderEvent.RefundRequested.class, back -> back.attempt() == attempt));
      }
      all &= hops.note(Hop.CAPTURE_HEARD, captured.at(), story.orderId(), answers);
    }
    return all;
  }

  /// An order asks for all that an attempt captured; what was never captured need not go back.
  private boolean requests(OrderStory story) {
    boolean all = true;
    for (var request : story.all(OrderEvent.RefundRequested.class)) {
      for (Fact<PaymentCaptured> captured : story.all(PaymentCaptured.class)) {
        if (captured.event().attempt() == request.event().attempt()) {
          List<LogEvent> answers = refundsOf(captured.event().providerPaymentId(), story);
          all &= hops.note(Hop.REFUND_HEARD, request.at(), story.orderId(), answers);
        }
      }
    }
    return all;
  }

  private boolean refunds(OrderStory story) {
    boolean all = true;
    for (var request : story.all(PaymentEvent.RefundRequested.class)) {
      String payment = request.event().providerPaymentId();
      List<LogEvent> answers =
          answers(story, PaymentRefunded.class, back -> back.providerPaymentId().equals(payment));
      all &= hops.note(Hop.REFUNDED, request.at(), story.orderId(), answers);
    }
    return all;
  }

  private static boolean isFirstOfAttempt(Fact<PaymentCaptured> captured, OrderStory story) {
    return story.all(PaymentCaptured.class).stream()
        .filter(other -> other.event().attempt() == captured.event().attempt())
        .noneMatch(other -> other.at().version() < captured.at().version());
  }

  private static List<LogEvent> refundsOf(String payment, OrderStory story) {
    List<LogEvent> refunds =
        answers(
            story,
            PaymentEvent.RefundRequested.class,
            request -> request.providerPaymentId().equals(payment));
    refunds.addAll(
        answers(story, PaymentRefunded.class, back -> back.providerPaymentId().equals(payment)));
    return refunds;
  }

  private static <E> List<LogEvent> answers(OrderStory story, Class<E> type, Predicate<E> wanted) {
    List<LogEvent> answers = new ArrayList<>();
    for (Fact<E> fact : story.all(type)) {
      if (wanted.test(fact.event())) {
        answers.add(fact.at());
      }
    }
    return answers;
  }
}

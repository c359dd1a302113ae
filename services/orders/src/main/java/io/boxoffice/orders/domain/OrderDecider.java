package io.boxoffice.orders.domain;

import static io.boxoffice.core.Decision.accept;
import static io.boxoffice.core.Decision.nothing;
import static io.boxoffice.core.Decision.refuse;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.orders.domain.Order.Placed;
import io.boxoffice.orders.domain.Order.Status;
import io.boxoffice.orders.domain.Order.Unplaced;
import io.boxoffice.orders.domain.OrderRefusal.Reason;
import io.boxoffice.orders.domain.OrderRefusal.WrongState;
import java.time.Instant;
import java.util.function.Supplier;

/// Decides about one order. Customers are refused what can't be; what other services tell is
/// answered with an event or, when it makes no difference any more, with nothing.
public final class OrderDecider implements Decider<Order, OrderCommand, OrderEvent, OrderRefusal> {

  @Override
  public Order initial() {
    return new Unplaced();
  }

  @Override
  public Decision<OrderEvent, OrderRefusal> decide(OrderCommand command, Order order) {
    return switch (order) {
      case Unplaced _ -> decideUnplaced(command);
      case Placed placed -> decidePlaced(command, placed);
    };
  }

  private static Decision<OrderEvent, OrderRefusal> decideUnplaced(OrderCommand command) {
    return switch (command) {
      case OrderCommand.Place place -> place(place);
      case OrderCommand.Pay _, OrderCommand.Cancel _ -> refuse(Reason.NOT_FOUND);
      case OrderCommand.Wake _,
          OrderCommand.Reserve _,
          OrderCommand.RefuseReservation _,
          OrderCommand.RefuseSale _,
          OrderCommand.NoteCapture _,
          OrderCommand.NoteFailure _,
          OrderCommand.NoteAction _,
          OrderCommand.NoteRefund _,
          OrderCommand.NoteTickets _ ->
          throw new InvariantViolation(command + " for an order that was never placed");
    };
  }

  private static Decision<OrderEvent, OrderRefusal> place(OrderCommand.Place place) {
    if (place.terms().askedAt().isAfter(place.terms().goodUntil())) {
      return refuse(Reason.TOKEN_EXPIRED);
    }
    return Totals.of(place.lines())
        .<Decision<OrderEvent, OrderRefusal>>map(
            total ->
                accept(
                    new OrderEvent.OrderPlaced(
                        place.orderId(),
                        place.showId(),
                        place.customerId(),
                        place.lines(),
                        total,
                        place.at(),
                        place.at().plus(place.payWithin()))))
        .orElseGet(() -> refuse(Reason.UNPAYABLE_TOTAL));
  }

  private static Decision<OrderEvent, OrderRefusal> decidePlaced(
      OrderCommand command, Placed order) {
    return switch (command) {
      case OrderCommand.Place place -> own(order, place.customerId(), Decision::nothing);
      case OrderCommand.Pay pay -> own(order, pay.customerId(), () -> pay(pay, order));
      case OrderCommand.Cancel cancel ->
          own(
              order,
              cancel.customerId(),
              () ->
                  order.status() == Status.PENDING
                      ? accept(cancelled(order, "cancelled-by-customer", cancel.at()))
                      : refuse(new WrongState(order.status())));
      case OrderCommand.Wake wake -> wake(wake, order);
      case OrderCommand.Reserve reserve ->
          when(
              order.status() == Status.PENDING && !order.reserved(),
              () -> new OrderEvent.OrderReserved(order.purchase().orderId(), reserve.at()));
      case OrderCommand.RefuseReservation refused ->
          when(
              order.status() == Status.PENDING,
              () -> cancelled(order, refused.reason(), refused.at()));
      case OrderCommand.RefuseSale refused -> sendBack(order, refused);
      case OrderCommand.NoteCapture capture -> captured(capture, order);
      case OrderCommand.NoteFailure failure ->
          when(
              isOpen(order, failure.attempt()),
              () ->
                  new OrderEvent.PaymentFailed(
                      order.purchase().orderId(),
                      failure.attempt(),
                      failure.reason(),
                      failure.at()));
      case OrderCommand.NoteAction action ->
          when(
              isOpen(order, action.attempt()),
              () ->
                  new OrderEvent.PaymentActionRequired(
                      order.purchase().orderId(), action.attempt(), action.url(), action.at()));
      case OrderCommand.NoteRefund refund -> refunded(refund, order);
      case OrderCommand.NoteTickets tickets -> completed(tickets, order);
    };
  }

  private static Decision<OrderEvent, OrderRefusal> own(
      Placed order, AccountId customer, Supplier<Decision<OrderEvent, OrderRefusal>> decision) {
    return order.purchase().customerId().equals(customer)
        ? decision.get()
        : refuse(Reason.NOT_FOUND);
  }

  private static Decision<OrderEvent, OrderRefusal> when(
      boolean holds, Supplier<OrderEvent> event) {
    return holds ? accept(event.get()) : nothing();
  }

  private static Decision<OrderEvent, OrderRefusal> pay(OrderCommand.Pay pay, Placed order) {
    Order.Purchase purchase = order.purchase();
    if (order.status() != Status.PENDING || !pay.at().isBefore(purchase.payBy())) {
      return refuse(new WrongState(order.status()));
    }
    if (order.openAttempt().isPresent()) {
      return refuse(Reason.PAYMENT_OPEN);
    }
    if (!order.reserved()) {
      return refuse(Reason.NOT_RESERVED);
    }
    return accept(
        new OrderEvent.PaymentRequested(
            purchase.orderId(),
            order.attempts().size() + 1,
            purchase.total(),
            pay.methodToken(),
            purchase.payBy(),
            pay.at()));
  }

  private static Decision<OrderEvent, OrderRefusal> wake(OrderCommand.Wake wake, Placed order) {
    if (order.status() != Status.PENDING) {
      return nothing();
    }
    Order.Purchase purchase = order.purchase();
    if (!wake.at().isBefore(purchase.payBy())) {
      return accept(cancelled(order, "unpaid", wake.at()));
    }
    int due = Reminders.of(purchase).due(wake.at());
    return when(
        due > order.reminders(),
        () ->
            new OrderEvent.ReminderDue(
                purchase.orderId(), purchase.showId(), purchase.customerId(), due, wake.at()));
  }

  /// A capture pays a pending order. Any other money goes back: the first of each attempt on this
  /// order's word; payments itself sends back whatever more an attempt captures.
  private static Decision<OrderEvent, OrderRefusal> captured(
      OrderCommand.NoteCapture capture, Placed order) {
    int attempt = capture.attempt();
    if (attempt == order.paidBy() || order.refunds().containsKey(attempt)) {
      return nothing();
    }
    Order.Purchase purchase = order.purchase();
    String refusal =
        switch (order.status()) {
          case PENDING -> mismatch(capture, order);
          case PAID, COMPLETED, REFUNDED -> "captured-twice";
          case CANCELLED -> "order-cancelled";
        };
    return accept(
        refusal.isEmpty()
            ? new OrderEvent.OrderPaid(
                purchase.orderId(),
                purchase.showId(),
                purchase.customerId(),
                attempt,
                purchase.lines(),
                purchase.total(),
                capture.at())
            : new OrderEvent.RefundRequested(purchase.orderId(), attempt, refusal, capture.at()));
  }

  private static String mismatch(OrderCommand.NoteCapture capture, Placed order) {
    if (!order.attempts().containsKey(capture.attempt())) {
      return "unknown-attempt";
    }
    return capture.amount().equals(order.purchase().total()) ? "" : "wrong-amount";
  }

  private static Decision<OrderEvent, OrderRefusal> sendBack(
      Placed order, OrderCommand.RefuseSale refused) {
    boolean paid = order.status() == Status.PAID || order.status() == Status.COMPLETED;
    return when(
        paid && !order.refunds().containsKey(order.paidBy()),
        () ->
            new OrderEvent.RefundRequested(
                order.purchase().orderId(), order.paidBy(), "sale-refused", refused.at()));
  }

  /// Only the refund that this order asked for ends it: an attempt may also have captured too much
  /// and given that back.
  private static Decision<OrderEvent, OrderRefusal> refunded(
      OrderCommand.NoteRefund refund, Placed order) {
    boolean paid = order.status() == Status.PAID || order.status() == Status.COMPLETED;
    boolean asked = refund.reason().equals(order.refunds().get(order.paidBy()));
    Order.Purchase purchase = order.purchase();
    return when(
        paid && asked && refund.attempt() == order.paidBy(),
        () ->
            new OrderEvent.OrderRefunded(
                purchase.orderId(), purchase.showId(), purchase.customerId(), refund.at()));
  }

  private static Decision<OrderEvent, OrderRefusal> completed(
      OrderCommand.NoteTickets tickets, Placed order) {
    Order.Purchase purchase = order.purchase();
    return when(
        order.status() == Status.PAID,
        () ->
            new OrderEvent.OrderCompleted(
                purchase.orderId(),
                purchase.showId(),
                purchase.customerId(),
                tickets.tickets(),
                tickets.at()));
  }

  private static boolean isOpen(Placed order, int attempt) {
    return order.status() == Status.PENDING
        && order.openAttempt().filter(open -> open.number() == attempt).isPresent();
  }

  private static OrderEvent cancelled(Placed order, String reason, Instant at) {
    Order.Purchase purchase = order.purchase();
    return new OrderEvent.OrderCancelled(
        purchase.orderId(), purchase.showId(), purchase.customerId(), reason, at);
  }

  @Override
  public Order evolve(Order order, OrderEvent event) {
    return OrderEvolution.after(order, event);
  }
}

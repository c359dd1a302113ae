package io.boxoffice.orders.domain;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.core.Money;
import io.boxoffice.orders.domain.OrderCommand.Place.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One order in each state, and one of each command and event.
final class Samples {
  static final Instant T0 = Instant.parse("2026-05-01T10:00:00Z");
  static final Duration DAY = Duration.ofHours(24);
  static final OrderId ID = new OrderId(uuid(1));
  static final ShowId SHOW = new ShowId(uuid(2));
  static final AccountId ANN = new AccountId(uuid(3));
  static final AccountId BOB = new AccountId(uuid(4));
  static final List<TicketId> TICKETS = List.of(new TicketId(uuid(6)), new TicketId(uuid(7)));
  static final Money TOTAL = new Money(2_500, "EUR");
  static final List<Line> LINES =
      List.of(new Line(new OfferId(uuid(5)), 2, new Money(1_250, "EUR")));

  static final OrderEvent PLACED =
      new OrderEvent.OrderPlaced(ID, SHOW, ANN, LINES, TOTAL, T0, T0.plus(DAY));
  static final OrderEvent RESERVED = new OrderEvent.OrderReserved(ID, T0);
  static final OrderEvent REQUESTED = requested(1, T0);
  static final OrderEvent PAID = new OrderEvent.OrderPaid(ID, SHOW, ANN, 1, LINES, TOTAL, T0);
  static final OrderEvent COMPLETED = new OrderEvent.OrderCompleted(ID, SHOW, ANN, TICKETS, T0);
  static final OrderEvent REFUNDED = new OrderEvent.OrderRefunded(ID, SHOW, ANN, T0);

  static final Map<Order.Status, List<OrderEvent>> PASTS = pasts();

  private Samples() {}

  private static Map<Order.Status, List<OrderEvent>> pasts() {
    var pasts = new EnumMap<Order.Status, List<OrderEvent>>(Order.Status.class);
    pasts.put(Order.Status.PENDING, List.of(PLACED, RESERVED, REQUESTED));
    pasts.put(Order.Status.PAID, List.of(PLACED, RESERVED, REQUESTED, PAID));
    pasts.put(Order.Status.COMPLETED, List.of(PLACED, RESERVED, REQUESTED, PAID, COMPLETED));
    pasts.put(
        Order.Status.CANCELLED, List.of(PLACED, RESERVED, REQUESTED, cancelled("unpaid", T0)));
    pasts.put(
        Order.Status.REFUNDED,
        List.of(PLACED, RESERVED, REQUESTED, PAID, refund(1, "sale-refused", T0), REFUNDED));
    return pasts;
  }

  static UUID uuid(long number) {
    return new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
  }

  static OrderEvent requested(int attempt, Instant at) {
    return new OrderEvent.PaymentRequested(ID, attempt, TOTAL, "tok_ok", T0.plus(DAY), at);
  }

  static OrderEvent cancelled(String reason, Instant at) {
    return new OrderEvent.OrderCancelled(ID, SHOW, ANN, reason, at);
  }

  static OrderEvent refund(int attempt, String reason, Instant at) {
    return new OrderEvent.RefundRequested(ID, attempt, reason, at);
  }

  static OrderEvent failed(int attempt, String reason, Instant at) {
    return new OrderEvent.PaymentFailed(ID, attempt, reason, at);
  }

  static OrderCommand place(Instant goodUntil, Instant at) {
    return new OrderCommand.Place(ID, SHOW, ANN, LINES, DAY, new Terms(goodUntil, at), at);
  }

  static OrderCommand capture(int attempt, Money amount) {
    return new OrderCommand.NoteCapture(attempt, amount, T0);
  }

  /// One of each kind, as they would come to an order with one attempt.
  static List<OrderCommand> commands() {
    return List.of(
        place(T0, T0),
        new OrderCommand.Pay(ANN, "tok_ok", T0),
        new OrderCommand.Cancel(ANN, T0),
        new OrderCommand.Wake(T0.plus(DAY)),
        new OrderCommand.Reserve(T0),
        new OrderCommand.RefuseReservation("sold-out", T0),
        new OrderCommand.RefuseSale("gone", T0),
        capture(1, TOTAL),
        new OrderCommand.NoteFailure(1, "card_declined", T0),
        new OrderCommand.NoteAction(1, "https://bank.example/", T0),
        new OrderCommand.NoteRefund(1, "sale-refused", T0),
        new OrderCommand.NoteTickets(TICKETS, T0));
  }

  /// One of each kind.
  static List<OrderEvent> events() {
    return List.of(
        PLACED,
        RESERVED,
        new OrderEvent.ReminderDue(ID, SHOW, ANN, 1, T0),
        requested(2, T0),
        new OrderEvent.PaymentActionRequired(ID, 1, "https://bank.example/", T0),
        failed(1, "card_declined", T0),
        PAID,
        COMPLETED,
        cancelled("unpaid", T0),
        refund(1, "order-cancelled", T0),
        REFUNDED);
  }
}

package io.boxoffice.app.verify;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.inventory.InventoryEvent.HoldBound;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsHeld;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsSold;
import io.boxoffice.contracts.inventory.InventoryEvent.SaleRefused;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.contracts.orders.OrderEvent.OrderCompleted;
import io.boxoffice.contracts.orders.OrderEvent.OrderPaid;
import io.boxoffice.contracts.orders.OrderEvent.OrderPlaced;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentCaptured;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentRefunded;
import io.boxoffice.contracts.tickets.TicketEvent.Issued;
import io.boxoffice.contracts.tickets.TicketEvent.TicketCheckedIn;
import io.boxoffice.contracts.tickets.TicketEvent.TicketsIssued;
import io.boxoffice.core.Money;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// One customer's way through the logs, step by step. Steps that are left out are lost.
final class Purchase {
  private static final Instant AT = PlantedInstallation.START;

  private final PlantedInstallation planted;
  private final ShowId show;
  private final AccountId customer;
  private final List<Line> lines;
  private final OrderId order;
  private final List<Issued> tickets = new ArrayList<>();
  private UUID last;

  Purchase(PlantedInstallation planted, ShowId show, OfferId offer, int quantity, Money price) {
    this.planted = planted;
    this.show = show;
    this.customer = new AccountId(planted.nextId());
    this.lines = List.of(new Line(offer, quantity, price));
    this.order = new OrderId(planted.nextId());
    this.last = order.value();
    for (int i = 0; i < quantity; i++) {
      tickets.add(new Issued(new TicketId(planted.nextId()), offer));
    }
  }

  OrderId order() {
    return order;
  }

  TicketId ticket() {
    return tickets.getFirst().ticketId();
  }

  Money total() {
    return lines.getFirst().total();
  }

  Purchase held() throws SQLException {
    var hold = new HoldId(order.value());
    return inventory(new ItemsHeld(show, hold, customer, lines, AT, AT.plusSeconds(15)));
  }

  Purchase placed() throws SQLException {
    return placed(total());
  }

  Purchase placed(Money total) throws SQLException {
    Instant payBy = AT.plus(Duration.ofMinutes(30));
    orders(new OrderPlaced(order, show, customer, lines, total, AT, payBy));
    return inventory(new HoldBound(show, new HoldId(order.value()), order));
  }

  Purchase captured() throws SQLException {
    return captured(1, total());
  }

  Purchase captured(int attempt, Money amount) throws SQLException {
    return payments(new PaymentCaptured(order, attempt, "pay-" + attempt, amount, AT));
  }

  Purchase paid() throws SQLException {
    return orders(new OrderPaid(order, show, customer, 1, lines, total(), AT));
  }

  Purchase sold() throws SQLException {
    return inventory(new ItemsSold(show, order, customer, lines));
  }

  Purchase saleRefused() throws SQLException {
    return inventory(new SaleRefused(show, order, "sold-out"));
  }

  Purchase issued() throws SQLException {
    return issued(tickets);
  }

  /// One ticket too few.
  Purchase issuedShort() throws SQLException {
    return issued(tickets.subList(1, tickets.size()));
  }

  private Purchase issued(List<Issued> some) throws SQLException {
    return tickets(new TicketsIssued(order, show, customer, some, AT));
  }

  Purchase completed() throws SQLException {
    var ids = tickets.stream().map(Issued::ticketId).toList();
    return orders(new OrderCompleted(order, show, customer, ids, AT));
  }

  Purchase checkedIn() throws SQLException {
    return tickets(new TicketCheckedIn(order, ticket(), show, "north", AT));
  }

  Purchase refundRequested(int attempt) throws SQLException {
    return orders(new OrderEvent.RefundRequested(order, attempt, "planted", AT));
  }

  Purchase refunding(int attempt) throws SQLException {
    return payments(
        new PaymentEvent.RefundRequested(order, attempt, "pay-" + attempt, total(), "planted", AT));
  }

  Purchase refunded(int attempt) throws SQLException {
    return payments(new PaymentRefunded(order, attempt, "pay-" + attempt, total(), "planted", AT));
  }

  /// Everything, to the end.
  Purchase whole() throws SQLException {
    return held().placed().captured().paid().sold().issued().completed();
  }

  String paymentStream() {
    return "payment-" + order;
  }

  Purchase inventory(Object event) throws SQLException {
    return answer(ServiceLog.INVENTORY, "show-" + show, event);
  }

  private Purchase orders(Object event) throws SQLException {
    return answer(ServiceLog.ORDERS, "order-" + order, event);
  }

  private Purchase payments(Object event) throws SQLException {
    return answer(ServiceLog.PAYMENTS, paymentStream(), event);
  }

  private Purchase tickets(Object event) throws SQLException {
    return answer(ServiceLog.TICKETS, "tickets-" + order, event);
  }

  private Purchase answer(ServiceLog log, String stream, Object event) throws SQLException {
    last = planted.answer(last, log, stream, event);
    return this;
  }
}

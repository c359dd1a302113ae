package io.boxoffice.orders.application;

import static io.boxoffice.orders.application.Orders.ORDER;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.contracts.tickets.TicketEvent;
import io.boxoffice.contracts.tickets.TicketEvent.Issued;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.messaging.Reaction;
import io.boxoffice.orders.domain.OrderCommand;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// What orders do on hearing of inventory, payments and tickets.
public final class OrderReactions {
  private static final EventSource<InventoryEvent> INVENTORY =
      new EventSource<>("inventory", InventoryEvent.CODEC);
  private static final EventSource<PaymentEvent> PAYMENTS =
      new EventSource<>("payments", PaymentEvent.CODEC);
  private static final EventSource<TicketEvent> TICKETS =
      new EventSource<>("tickets", TicketEvent.CODEC);

  private OrderReactions() {}

  /// Whether inventory keeps and sells the items.
  public static Reaction toInventory() {
    return Reaction.named("orders-reservation")
        .on(
            INVENTORY,
            InventoryEvent.HoldBound.class,
            bound -> order(bound.event().orderId(), OrderCommand.Reserve::new))
        .on(
            INVENTORY,
            InventoryEvent.ReservationRefused.class,
            refused ->
                order(
                    refused.event().orderId(),
                    at -> new OrderCommand.RefuseReservation(refused.event().reason(), at)))
        .on(
            INVENTORY,
            InventoryEvent.SaleRefused.class,
            refused ->
                order(
                    refused.event().orderId(),
                    at -> new OrderCommand.RefuseSale(refused.event().reason(), at)));
  }

  /// What became of the money.
  public static Reaction toPayments() {
    return Reaction.named("orders-payment")
        .on(PAYMENTS, PaymentEvent.PaymentCaptured.class, captured -> captured(captured.event()))
        .on(PAYMENTS, PaymentEvent.PaymentFailed.class, failed -> failed(failed.event()))
        .on(PAYMENTS, PaymentEvent.ActionRequired.class, action -> action(action.event()))
        .on(PAYMENTS, PaymentEvent.PaymentRefunded.class, refunded -> refunded(refunded.event()));
  }

  /// Tickets complete an order.
  public static Reaction toTickets() {
    return Reaction.named("orders-tickets")
        .on(
            TICKETS,
            TicketEvent.TicketsIssued.class,
            issued ->
                order(
                    issued.event().orderId(),
                    at ->
                        new OrderCommand.NoteTickets(
                            issued.event().tickets().stream().map(Issued::ticketId).toList(), at)));
  }

  private static List<AddressedCommand<?, ?, ?, ?>> captured(PaymentEvent.PaymentCaptured event) {
    return order(
        event.orderId(), at -> new OrderCommand.NoteCapture(event.attempt(), event.amount(), at));
  }

  private static List<AddressedCommand<?, ?, ?, ?>> failed(PaymentEvent.PaymentFailed event) {
    return order(
        event.orderId(), at -> new OrderCommand.NoteFailure(event.attempt(), event.reason(), at));
  }

  private static List<AddressedCommand<?, ?, ?, ?>> action(PaymentEvent.ActionRequired event) {
    return order(
        event.orderId(), at -> new OrderCommand.NoteAction(event.attempt(), event.url(), at));
  }

  private static List<AddressedCommand<?, ?, ?, ?>> refunded(PaymentEvent.PaymentRefunded event) {
    return order(
        event.orderId(), at -> new OrderCommand.NoteRefund(event.attempt(), event.reason(), at));
  }

  private static List<AddressedCommand<?, ?, ?, ?>> order(
      OrderId id, Function<Instant, OrderCommand> command) {
    return List.of(ORDER.command(id, command));
  }
}

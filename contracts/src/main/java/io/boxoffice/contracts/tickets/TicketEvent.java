package io.boxoffice.contracts.tickets;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.core.EventCodec;
import io.boxoffice.core.EventType;
import java.time.Instant;
import java.util.List;

/// What happened to the tickets of an order. One stream per order.
public sealed interface TicketEvent {

  /// Reads and writes these events.
  EventCodec<TicketEvent> CODEC = EventCodec.of(TicketEvent.class);

  OrderId orderId();

  @EventType("tickets.issued.v1")
  record TicketsIssued(
      OrderId orderId, ShowId showId, AccountId customerId, List<Issued> tickets, Instant at)
      implements TicketEvent {}

  /// The ticket was used at a door.
  ///
  /// @param gate as the door staff calls it
  @EventType("ticket.checked-in.v1")
  record TicketCheckedIn(OrderId orderId, TicketId ticketId, ShowId showId, String gate, Instant at)
      implements TicketEvent {}

  /// One ticket of an offer.
  record Issued(TicketId ticketId, OfferId offerId) {}
}

package io.boxoffice.tickets.domain;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.tickets.TicketEvent.Issued;
import java.time.Instant;
import java.util.List;

/// What can be asked of the tickets of an order.
public sealed interface TicketsCommand {

  /// The order's items are sold: here are its tickets.
  record Issue(
      OrderId orderId, ShowId showId, AccountId customerId, List<Issued> tickets, Instant at)
      implements TicketsCommand {

    public Issue {
      tickets = List.copyOf(tickets);
    }
  }

  /// Somebody wants in with this ticket.
  record CheckIn(TicketId ticketId, String gate, Instant at) implements TicketsCommand {}
}

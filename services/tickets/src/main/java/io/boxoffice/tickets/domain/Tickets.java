package io.boxoffice.tickets.domain;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import java.util.List;
import java.util.Optional;

/// The tickets of one order.
public sealed interface Tickets {

  /// The ticket with this id; empty if it is none of this order.
  Optional<Ticket> ticket(TicketId id);

  /// None are issued yet.
  record None() implements Tickets {

    @Override
    public Optional<Ticket> ticket(TicketId id) {
      return Optional.empty();
    }
  }

  /// All are issued, at once.
  ///
  /// @param tickets in the order of their issue
  record OfOrder(OrderId orderId, ShowId showId, AccountId customerId, List<Ticket> tickets)
      implements Tickets {

    public OfOrder {
      tickets = List.copyOf(tickets);
    }

    @Override
    public Optional<Ticket> ticket(TicketId id) {
      return tickets.stream().filter(ticket -> ticket.id().equals(id)).findFirst();
    }

    OfOrder with(Ticket changed) {
      return new OfOrder(
          orderId,
          showId,
          customerId,
          tickets.stream().map(t -> t.id().equals(changed.id()) ? changed : t).toList());
    }
  }
}

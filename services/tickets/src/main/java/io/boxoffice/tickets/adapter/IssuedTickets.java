package io.boxoffice.tickets.adapter;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.eventlog.Aggregates;
import io.boxoffice.eventlog.Aggregates.Versioned;
import io.boxoffice.tickets.application.TicketIssue;
import io.boxoffice.tickets.domain.Tickets;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds a ticket's stream by its id. The index is one of the log itself, so it knows a ticket as
/// soon as the event that issued it is committed.
public final class IssuedTickets {

  /// Names the event's type literally, as the index's condition does; else it is not used. Has no
  /// limit, though a ticket is issued once: it would make a plan hope to find one soon by reading
  /// all the log.
  static final String ORDER_OF_TICKET =
      """
      select data::jsonb ->> 'orderId' from events
      where type = 'tickets.issued.v1'
        and data::jsonb -> 'tickets' @> jsonb_build_array(jsonb_build_object('ticketId', :ticket))
      """;

  private final JdbcClient rows;
  private final Aggregates aggregates;

  public IssuedTickets(JdbcClient rows, Aggregates aggregates) {
    this.rows = rows;
    this.aggregates = aggregates;
  }

  /// The tickets among which this one is; empty if it was never issued.
  Optional<Tickets.OfOrder> around(TicketId ticket) {
    return rows.sql(ORDER_OF_TICKET)
        .param("ticket", ticket.toString())
        .query(String.class)
        .optional()
        .map(OrderId::of)
        .flatMap(order -> aggregates.find(TicketIssue.TICKETS, order))
        .map(Versioned::state)
        .filter(Tickets.OfOrder.class::isInstance)
        .map(Tickets.OfOrder.class::cast);
  }
}

package io.boxoffice.tickets.application;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;

/// What a ticket's code says. It names the order, whose stream tells everything else of the ticket:
/// a door needs no index that might be behind.
///
/// @param generation counts the owners of the ticket, from 1
public record TicketPass(TicketId ticketId, OrderId orderId, ShowId showId, int generation) {

  /// The generation of a ticket that was never transferred.
  public static final int FIRST_GENERATION = 1;
}

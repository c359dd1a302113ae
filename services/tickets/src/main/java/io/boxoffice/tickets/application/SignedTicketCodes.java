package io.boxoffice.tickets.application;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.tickets.TicketCodes;
import io.boxoffice.eventlog.Aggregates;
import io.boxoffice.eventlog.Aggregates.Versioned;
import io.boxoffice.tickets.domain.Tickets;
import java.util.List;

/// The codes of tickets, signed when asked for and kept nowhere.
public final class SignedTicketCodes implements TicketCodes {
  private final Aggregates aggregates;
  private final TicketSigner signer;

  public SignedTicketCodes(Aggregates aggregates, TicketSigner signer) {
    this.aggregates = aggregates;
    this.signer = signer;
  }

  @Override
  public List<TicketCode> ofOrder(OrderId orderId) {
    return aggregates
        .find(TicketIssue.TICKETS, orderId)
        .map(Versioned::state)
        .map(this::codes)
        .orElse(List.of());
  }

  /// The code of one ticket, whether or not it still lets somebody in.
  public String code(TicketId ticketId, OrderId orderId, ShowId showId) {
    return signer.sign(new TicketPass(ticketId, orderId, showId, TicketPass.FIRST_GENERATION));
  }

  private List<TicketCode> codes(Tickets tickets) {
    return switch (tickets) {
      case Tickets.None _ -> List.of();
      case Tickets.OfOrder order ->
          order.tickets().stream()
              .map(
                  ticket ->
                      new TicketCode(
                          ticket.id(),
                          ticket.offerId(),
                          code(ticket.id(), order.orderId(), order.showId())))
              .toList();
    };
  }
}

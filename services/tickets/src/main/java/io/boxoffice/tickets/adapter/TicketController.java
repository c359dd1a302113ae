package io.boxoffice.tickets.adapter;

import io.boxoffice.contracts.TicketId;
import io.boxoffice.tickets.adapter.TicketView.Status;
import io.boxoffice.tickets.application.SignedTicketCodes;
import io.boxoffice.tickets.domain.Ticket;
import io.boxoffice.tickets.domain.Tickets;
import io.boxoffice.web.Caller;
import io.boxoffice.web.Page;
import io.boxoffice.web.PageRequest;
import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The caller's own tickets. Those of others do not exist for them.
@RestController
@RequestMapping("/api/v1/tickets")
public final class TicketController {
  private final TicketsOfCustomer list;
  private final IssuedTickets issued;
  private final SignedTicketCodes codes;

  public TicketController(TicketsOfCustomer list, IssuedTickets issued, SignedTicketCodes codes) {
    this.list = list;
    this.issued = issued;
    this.codes = codes;
  }

  @GetMapping
  Page<TicketView> list(Caller caller, PageRequest page) {
    return list.page(caller.account(), page).map(this::view);
  }

  @GetMapping("/{id}")
  TicketView one(@PathVariable TicketId id, Caller caller) {
    return issued
        .around(id)
        .filter(tickets -> tickets.customerId().value().equals(caller.account()))
        .flatMap(tickets -> view(tickets, id))
        .orElseThrow(() -> new ProblemException(Problem.notFound()));
  }

  private Optional<TicketView> view(Tickets.OfOrder tickets, TicketId id) {
    return tickets.ticket(id).map(ticket -> view(tickets, ticket));
  }

  private TicketView view(Tickets.OfOrder tickets, Ticket ticket) {
    String code = codes.code(ticket.id(), tickets.orderId(), tickets.showId());
    return switch (ticket) {
      case Ticket.Valid(var id, var offer) ->
          new TicketView(
              id, tickets.orderId(), tickets.showId(), offer, Status.VALID, code, null, null);
      case Ticket.Used(var id, var offer, var at, var gate) ->
          new TicketView(
              id, tickets.orderId(), tickets.showId(), offer, Status.USED, code, at, gate);
    };
  }

  private TicketView view(TicketsOfCustomer.Row row) {
    return new TicketView(
        row.ticketId(),
        row.orderId(),
        row.showId(),
        row.offerId(),
        row.usedAt() == null ? Status.VALID : Status.USED,
        codes.code(row.ticketId(), row.orderId(), row.showId()),
        row.usedAt(),
        row.gate());
  }
}

package io.boxoffice.tickets.domain;

import io.boxoffice.contracts.tickets.TicketEvent;
import io.boxoffice.contracts.tickets.TicketEvent.TicketCheckedIn;
import io.boxoffice.contracts.tickets.TicketEvent.TicketsIssued;
import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.core.Refusal;
import io.boxoffice.tickets.domain.TicketsCommand.CheckIn;
import io.boxoffice.tickets.domain.TicketsCommand.Issue;

/// Decides about the tickets of one order: issued once, each used once. It refuses nothing: a scan
/// that lets nobody in is an answer, which the caller reads from the state.
public final class TicketsDecider
    implements Decider<Tickets, TicketsCommand, TicketEvent, Refusal> {

  @Override
  public Tickets initial() {
    return new Tickets.None();
  }

  @Override
  public Decision<TicketEvent, Refusal> decide(TicketsCommand command, Tickets tickets) {
    return switch (command) {
      case Issue issue -> issue(issue, tickets);
      case CheckIn checkIn -> checkIn(checkIn, tickets);
    };
  }

  /// An order that has its tickets, or sold none, gets no more.
  private static Decision<TicketEvent, Refusal> issue(Issue issue, Tickets tickets) {
    return switch (tickets) {
      case Tickets.None _ when !issue.tickets().isEmpty() ->
          Decision.accept(
              new TicketsIssued(
                  issue.orderId(),
                  issue.showId(),
                  issue.customerId(),
                  issue.tickets(),
                  issue.at()));
      case Tickets.None _ -> Decision.nothing();
      case Tickets.OfOrder _ -> Decision.nothing();
    };
  }

  private static Decision<TicketEvent, Refusal> checkIn(CheckIn checkIn, Tickets tickets) {
    return switch (tickets) {
      case Tickets.OfOrder issued
          when issued
              .ticket(checkIn.ticketId())
              .filter(Ticket.Valid.class::isInstance)
              .isPresent() ->
          Decision.accept(
              new TicketCheckedIn(
                  issued.orderId(),
                  checkIn.ticketId(),
                  issued.showId(),
                  checkIn.gate(),
                  checkIn.at()));
      case Tickets.OfOrder _ -> Decision.nothing();
      case Tickets.None _ -> Decision.nothing();
    };
  }

  @Override
  public Tickets evolve(Tickets tickets, TicketEvent event) {
    return switch (event) {
      case TicketsIssued issued -> issued(tickets, issued);
      case TicketCheckedIn checkedIn -> checkedIn(tickets, checkedIn);
    };
  }

  private static Tickets issued(Tickets tickets, TicketsIssued issued) {
    return switch (tickets) {
      case Tickets.None _ ->
          new Tickets.OfOrder(
              issued.orderId(),
              issued.showId(),
              issued.customerId(),
              issued.tickets().stream()
                  .<Ticket>map(ticket -> new Ticket.Valid(ticket.ticketId(), ticket.offerId()))
                  .toList());
      case Tickets.OfOrder _ -> throw new InvariantViolation("tickets issued twice: " + issued);
    };
  }

  private static Tickets checkedIn(Tickets tickets, TicketCheckedIn checkedIn) {
    return switch (tickets) {
      case Tickets.OfOrder issued
          when issued.ticket(checkedIn.ticketId()).orElse(null)
              instanceof Ticket.Valid(var id, var offer) ->
          issued.with(new Ticket.Used(id, offer, checkedIn.at(), checkedIn.gate()));
      case Tickets.OfOrder _ -> throw new InvariantViolation("used while not valid: " + checkedIn);
      case Tickets.None _ -> throw new InvariantViolation("used before issue: " + checkedIn);
    };
  }
}

package io.boxoffice.tickets.adapter;

import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.tickets.TicketEvent;
import io.boxoffice.eventlog.Decided;
import io.boxoffice.tickets.application.TicketIssue;
import io.boxoffice.tickets.application.TicketPass;
import io.boxoffice.tickets.application.TicketSigner;
import io.boxoffice.tickets.domain.Ticket;
import io.boxoffice.tickets.domain.Tickets;
import io.boxoffice.tickets.domain.TicketsCommand.CheckIn;
import io.boxoffice.web.Answers;
import io.boxoffice.web.Caller;
import io.boxoffice.web.CommandGate;
import io.boxoffice.web.CommandGate.Request;
import io.boxoffice.web.IdempotentRequest;
import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;
import io.boxoffice.web.Reply;
import io.boxoffice.web.Role;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The door: one scan, one answer. The signature is checked before anything else is looked at, and
/// staff learn nothing of the tickets of others' shows.
@RestController
@RequestMapping("/api/v1/check-ins")
public final class CheckInController {
  private static final int CODE_LENGTH_MAX = 1_000;
  private static final int GATE_LENGTH_MAX = 80;

  private final TicketSigner signer;
  private final OrganizationsOfShows organizations;
  private final CommandGate gate;
  private final MeterRegistry registry;

  public CheckInController(
      TicketSigner signer,
      OrganizationsOfShows organizations,
      CommandGate gate,
      MeterRegistry registry) {
    this.signer = signer;
    this.organizations = organizations;
    this.gate = gate;
    this.registry = registry;
  }

  /// A scan.
  ///
  /// @param code as it was scanned, whatever it is
  /// @param gate where, as the door staff calls it
  record Scan(
      @NotBlank @Size(max = CODE_LENGTH_MAX) String code,
      @NotBlank @Size(max = GATE_LENGTH_MAX) String gate) {

    @Override
    public String toString() {
      return "Scan[" + gate + "]";
    }
  }

  /// What became of a scan.
  enum Result {
    ADMITTED,
    ALREADY_USED,
    UNKNOWN,
    FORGED
  }

  /// The answer to a scan.
  ///
  /// @param ticketId absent if it is not one of the caller's shows
  /// @param checkedInAt when it was used: just now, or before
  /// @param gate where it was used
  record Answer(
      Result result,
      @Nullable TicketId ticketId,
      @Nullable ShowId showId,
      @Nullable Instant checkedInAt,
      @Nullable String gate) {

    static Answer of(Result result) {
      return new Answer(result, null, null, null, null);
    }
  }

  @Answers(status = 200, body = Answer.class)
  @PostMapping
  Reply checkIn(@Valid @RequestBody Scan scan, Caller caller, IdempotentRequest idempotent) {
    if (!worksAnyDoor(caller)) {
      throw new ProblemException(Problem.forbidden());
    }
    Optional<TicketPass> pass = signer.verify(scan.code());
    if (pass.isEmpty()) {
      return answer(Result.FORGED);
    }
    if (!caller.mayWorkDoorOf(organization(pass.get().showId()))) {
      return answer(Result.UNKNOWN);
    }
    TicketId ticket = pass.get().ticketId();
    Reply response =
        gate.run(
            Request.of(caller, idempotent),
            TicketIssue.TICKETS.command(
                pass.get().orderId(), at -> new CheckIn(ticket, scan.gate(), at)),
            decided -> Reply.of(200, answer(decided, ticket)));
    if (response.body() instanceof Answer answer) { // A repeated request's answer is a text.
      count(answer);
    }
    return response;
  }

  /// A code of ours is of a show that was on sale; if it is not known here, the news is under way.
  private UUID organization(ShowId show) {
    return organizations
        .of(show)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                            503,
                            "show-not-known-yet",
                            "This show has not reached the door yet. Scan again in a second.")
                        .withHeader("Retry-After", "1")));
  }

  private static Answer answer(Decided<Tickets, TicketEvent> decided, TicketId ticket) {
    Result ifUsed = decided.events().isEmpty() ? Result.ALREADY_USED : Result.ADMITTED;
    return switch (decided.state()) {
      case Tickets.OfOrder order
          when order.ticket(ticket).orElse(null)
              instanceof Ticket.Used(var id, _, var at, var where) ->
          new Answer(ifUsed, id, order.showId(), at, where);
      case Tickets.OfOrder _ -> Answer.of(Result.UNKNOWN);
      case Tickets.None _ -> Answer.of(Result.UNKNOWN);
    };
  }

  private Reply answer(Result result) {
    Answer answer = Answer.of(result);
    count(answer);
    return Reply.of(200, answer);
  }

  private void count(Answer answer) {
    registry.counter("boxoffice.check-ins", "result", answer.result().name()).increment();
  }

  private static boolean worksAnyDoor(Caller caller) {
    return caller.organizations().values().stream().anyMatch(roles -> roles.contains(Role.DOOR))
        || (caller.everyOrganization() && caller.roles().contains(Role.DOOR));
  }
}

package io.boxoffice.tickets.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.tickets.TicketEvent;
import io.boxoffice.contracts.tickets.TicketEvent.Issued;
import io.boxoffice.contracts.tickets.TicketEvent.TicketCheckedIn;
import io.boxoffice.contracts.tickets.TicketEvent.TicketsIssued;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.core.Refusal;
import io.boxoffice.testing.DeciderSpecification;
import io.boxoffice.tickets.domain.TicketsCommand.CheckIn;
import io.boxoffice.tickets.domain.TicketsCommand.Issue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TicketsDeciderTest {
  private static final Instant SOLD_AT = Instant.parse("2027-05-01T10:00:00Z");
  private static final Instant DOORS_OPEN = Instant.parse("2027-06-01T18:00:00Z");
  private static final OrderId ORDER = OrderId.of("0199d3a0-0000-7000-8000-000000000001");
  private static final ShowId SHOW = ShowId.of("0199d3a0-0000-7000-8000-000000000002");
  private static final AccountId ADA = AccountId.of("0199d3a0-0000-7000-8000-000000000003");
  private static final OfferId OFFER = OfferId.of("0199d3a0-0000-7000-8000-000000000004");
  private static final TicketId FIRST = TicketId.of("0199d3a0-0000-8000-8000-000000000005");
  private static final TicketId SECOND = TicketId.of("0199d3a0-0000-8000-8000-000000000006");
  private static final TicketId STRANGE = TicketId.of("0199d3a0-0000-8000-8000-000000000007");
  private static final List<Issued> TWO =
      List.of(new Issued(FIRST, OFFER), new Issued(SECOND, OFFER));

  private static final TicketsIssued ISSUED = new TicketsIssued(ORDER, SHOW, ADA, TWO, SOLD_AT);
  private static final TicketCheckedIn FIRST_USED =
      new TicketCheckedIn(ORDER, FIRST, SHOW, "North", DOORS_OPEN);

  private final TicketsDecider decider = new TicketsDecider();
  private final DeciderSpecification<Tickets, TicketsCommand, TicketEvent, Refusal> tickets =
      DeciderSpecification.of(decider);

  @Test
  void tickets_are_issued_for_sold_items() {
    tickets.given().when(new Issue(ORDER, SHOW, ADA, TWO, SOLD_AT)).then(ISSUED);
  }

  @Test
  void an_order_without_tickets_gets_none() {
    tickets.given().when(new Issue(ORDER, SHOW, ADA, List.of(), SOLD_AT)).thenNothing();
  }

  @Test
  void tickets_are_issued_once_per_order() {
    var others = List.of(new Issued(STRANGE, OFFER));
    tickets.given(ISSUED).when(new Issue(ORDER, SHOW, ADA, TWO, SOLD_AT)).thenNothing();
    tickets.given(ISSUED).when(new Issue(ORDER, SHOW, ADA, others, SOLD_AT)).thenNothing();
  }

  @Test
  void a_valid_ticket_lets_somebody_in() {
    tickets.given(ISSUED).when(new CheckIn(FIRST, "North", DOORS_OPEN)).then(FIRST_USED);
  }

  @Test
  void a_used_ticket_lets_nobody_in() {
    var later = DOORS_OPEN.plusSeconds(1);
    tickets.given(ISSUED, FIRST_USED).when(new CheckIn(FIRST, "South", later)).thenNothing();
  }

  @Test
  void the_other_ticket_of_the_order_is_still_good() {
    tickets
        .given(ISSUED, FIRST_USED)
        .when(new CheckIn(SECOND, "North", DOORS_OPEN))
        .then(new TicketCheckedIn(ORDER, SECOND, SHOW, "North", DOORS_OPEN));
  }

  @Test
  void a_ticket_that_the_order_does_not_have_lets_nobody_in() {
    tickets.given().when(new CheckIn(FIRST, "North", DOORS_OPEN)).thenNothing();
    tickets.given(ISSUED).when(new CheckIn(STRANGE, "North", DOORS_OPEN)).thenNothing();
  }

  @Test
  void a_used_ticket_says_when_and_where() {
    Tickets used = decider.evolve(decider.initial(), List.of(ISSUED, FIRST_USED));

    assertThat(used.ticket(FIRST)).contains(new Ticket.Used(FIRST, OFFER, DOORS_OPEN, "North"));
    assertThat(used.ticket(SECOND)).contains(new Ticket.Valid(SECOND, OFFER));
  }

  @Test
  void events_that_can_not_follow_stop_the_reading() {
    assertThatThrownBy(() -> decider.evolve(decider.initial(), List.of(ISSUED, ISSUED)))
        .isInstanceOf(InvariantViolation.class);
    assertThatThrownBy(() -> decider.evolve(decider.initial(), FIRST_USED))
        .isInstanceOf(InvariantViolation.class);
    assertThatThrownBy(
            () -> decider.evolve(decider.initial(), List.of(ISSUED, FIRST_USED, FIRST_USED)))
        .isInstanceOf(InvariantViolation.class);
  }
}

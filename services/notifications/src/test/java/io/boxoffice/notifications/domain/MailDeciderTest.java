package io.boxoffice.notifications.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.notifications.MailEvent;
import io.boxoffice.contracts.notifications.MailEvent.MailFailed;
import io.boxoffice.contracts.notifications.MailEvent.MailRequested;
import io.boxoffice.contracts.notifications.MailEvent.MailSent;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.core.PermanentFailure;
import io.boxoffice.core.Refusal;
import io.boxoffice.notifications.domain.MailCommand.ConfirmSent;
import io.boxoffice.notifications.domain.MailCommand.GiveUp;
import io.boxoffice.notifications.domain.MailCommand.Request;
import io.boxoffice.testing.DeciderSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class MailDeciderTest {
  private static final Instant NOW = Instant.parse("2027-05-01T10:00:00Z");
  private static final UUID ID = UUID.fromString("0199d3a0-0000-8000-8000-000000000001");
  private static final AccountId ADA = AccountId.of("0199d3a0-0000-7000-8000-000000000002");
  private static final Map<String, String> ABOUT = Map.of("orderId", "1");
  private static final Request REQUEST = new Request(ID, Template.TICKETS, ADA, ABOUT, NOW);
  private static final MailRequested REQUESTED = new MailRequested(ID, "tickets", ADA, ABOUT, NOW);
  private static final MailSent SENT = new MailSent(ID, NOW);
  private static final MailFailed FAILED = new MailFailed(ID, "smtp-550", NOW);

  private final MailDecider decider = new MailDecider();
  private final DeciderSpecification<Mail, MailCommand, MailEvent, Refusal> mail =
      DeciderSpecification.of(decider);

  @Test
  void a_reason_makes_one_mail() {
    mail.given().when(REQUEST).then(REQUESTED);
    mail.given(REQUESTED).when(REQUEST).thenNothing();
    mail.given(REQUESTED, SENT).when(REQUEST).thenNothing();
    mail.given(REQUESTED, FAILED).when(REQUEST).thenNothing();
  }

  @Test
  void a_mail_ends_as_sent_or_as_given_up() {
    mail.given(REQUESTED).when(new ConfirmSent(ID, NOW)).then(SENT);
    mail.given(REQUESTED).when(new GiveUp(ID, "smtp-550", NOW)).then(FAILED);
  }

  @Test
  void a_mail_that_ended_has_no_second_end() {
    for (MailEvent end : List.of(SENT, FAILED)) {
      mail.given(List.of(REQUESTED, end)).when(new ConfirmSent(ID, NOW)).thenNothing();
      mail.given(List.of(REQUESTED, end)).when(new GiveUp(ID, "late", NOW)).thenNothing();
    }
  }

  @Test
  void a_mail_that_nobody_asked_for_does_not_end() {
    mail.given().when(new ConfirmSent(ID, NOW)).thenNothing();
    mail.given().when(new GiveUp(ID, "late", NOW)).thenNothing();
  }

  @Test
  void events_that_can_not_follow_stop_the_reading() {
    for (List<MailEvent> impossible :
        List.<List<MailEvent>>of(
            List.of(SENT),
            List.of(FAILED),
            List.of(REQUESTED, REQUESTED),
            List.of(REQUESTED, SENT, FAILED))) {
      assertThatThrownBy(() -> decider.evolve(decider.initial(), impossible))
          .isInstanceOf(InvariantViolation.class);
    }
  }

  @Test
  void templates_are_found_by_their_names() {
    for (Template template : Template.values()) {
      assertThat(Template.named(template.wireName())).isEqualTo(template);
    }
    assertThat(Template.PAYMENT_REMINDER.wireName()).isEqualTo("payment-reminder");
    assertThatThrownBy(() -> Template.named("spam")).isInstanceOf(PermanentFailure.class);
  }
}

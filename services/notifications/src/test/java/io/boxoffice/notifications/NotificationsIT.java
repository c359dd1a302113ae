package io.boxoffice.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.accounts.AccountEvent.RegistrationRepeated;
import io.boxoffice.contracts.accounts.AccountEvent.VerificationRequested;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.contracts.notifications.MailEvent;
import io.boxoffice.contracts.notifications.MailEvent.MailFailed;
import io.boxoffice.contracts.notifications.MailEvent.MailRequested;
import io.boxoffice.contracts.notifications.MailEvent.MailSent;
import io.boxoffice.contracts.orders.OrderEvent.OrderCancelled;
import io.boxoffice.contracts.orders.OrderEvent.OrderPaid;
import io.boxoffice.contracts.orders.OrderEvent.OrderPlaced;
import io.boxoffice.contracts.orders.OrderEvent.ReminderDue;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentRefunded;
import io.boxoffice.simulators.CaughtMail;
import io.boxoffice.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NotificationsIT {
  private NotificationsApp app;
  private ShowId tosca;

  @BeforeAll
  void start() {
    app = new NotificationsApp();
    tosca = app.neighbours.show(app.newId(), "Tosca <live> & more");
  }

  @AfterAll
  void stop() {
    app.close();
  }

  private AccountId person(String email) {
    return app.neighbours.person(app.newId(), "Ada „A“ Lovelace", email);
  }

  @Test
  void the_code_of_a_registration_is_mailed() {
    AccountId ada = person("code@example.org");
    UUID challenge = app.newId();
    app.neighbours.challenge(challenge, "123456");

    app.accounts.tell(ada, requested(ada, challenge, Duration.ofMinutes(10)));

    CaughtMail mail = app.mailTo("code@example.org");
    assertThat(mail.subject()).isEqualTo("Your code is 123456");
    assertThat(mail.text()).contains("    123456\r\n");
    assertThat(mail.html()).contains("123456");
    assertThat(mail.text() + mail.html() + mail.header("To"))
        .as("nobody has proved yet that the name is the owner's")
        .doesNotContain("Lovelace");
    assertThat(mail.from()).isEqualTo("tickets@localhost");
    assertThat(mail.header("X-Correlation-Id")).contains("told-by-a-test");
    ends(ada, MailSent.class);
    assertThat(app.stored()).doesNotContain("123456", "Lovelace", "code@example.org");
  }

  @Test
  void a_code_that_expired_or_was_used_is_not_mailed() {
    AccountId late = person("late@example.org");
    AccountId used = person("used@example.org");
    UUID challenge = app.newId();
    app.neighbours.challenge(challenge, "654321");

    app.accounts.tell(late, requested(late, challenge, Duration.ZERO));
    app.accounts.tell(used, requested(used, app.newId(), Duration.ofMinutes(10)));

    assertThat(failure(late)).isEqualTo("expired");
    assertThat(failure(used)).isEqualTo("code-not-open");
    assertThat(app.catcher.mailsTo("late@example.org")).isEmpty();
    assertThat(app.catcher.mailsTo("used@example.org")).isEmpty();
  }

  @Test
  void the_owner_of_an_address_hears_of_a_second_registration() {
    AccountId ada = person("twice@example.org");

    app.accounts.tell(ada, new RegistrationRepeated(ada, NotificationsApp.now()));

    CaughtMail mail = app.mailTo("twice@example.org");
    assertThat(mail.subject()).isEqualTo("You have an account already");
    assertThat(mail.text()).contains("Hello Ada „A“ Lovelace,");
  }

  @Test
  void a_completed_order_brings_codes_links_and_the_time_at_the_venue() {
    AccountId ada = person("tickets@example.org");

    OrderId order = app.completed(ada, tosca, 2);

    CaughtMail mail = app.mailTo("tickets@example.org");
    assertThat(mail.subject()).isEqualTo("Your tickets for Tosca <live> & more");
    assertThat(mail.text())
        .contains("Tuesday, 1 June 2027 at 20:00, Staatsoper, Vienna")
        .contains("https://tickets.example/orders/" + order)
        .contains("Ticket 2 of 2");
    assertThat(mail.html()).contains("Tosca &lt;live&gt; &amp; more").doesNotContain("<live>");
    for (var ticket : app.neighbours.ofOrder(order)) {
      assertThat(mail.text())
          .contains(ticket.code())
          .contains("https://tickets.example/tickets/" + ticket.ticketId());
      assertThat(mail.html()).contains(ticket.code());
    }
    assertThat(app.stored()).doesNotContain("code-of-");
  }

  @Test
  void one_reason_makes_one_mail_with_an_id_that_follows_from_it() {
    AccountId ada = person("once@example.org");

    app.completed(ada, tosca, 1);

    CaughtMail mail = app.mailTo("once@example.org");
    ends(ada, MailSent.class);
    MailRequested requested = (MailRequested) app.history(ada).getFirst();
    assertThat(mail.header("Message-ID")).contains("<" + requested.mailId() + "@localhost>");
    assertThat(app.history(ada)).hasSize(2);
    assertThat(app.catcher.mailsTo("once@example.org")).hasSize(1);
  }

  @Test
  void a_reminder_is_mailed_while_the_order_waits_and_not_after() {
    AccountId slow = person("slow@example.org");
    AccountId quick = person("quick@example.org");
    OrderId waiting = placed(slow);
    OrderId paid = placed(quick);

    app.orders.tell(waiting, reminder(waiting, slow, 1));
    assertThat(app.mailTo("slow@example.org").subject()).startsWith("Your order waits");

    app.catcher.refuse(true);
    app.orders.tell(paid, reminder(paid, quick, 1));
    app.orders.tell(
        paid,
        new OrderPaid(
            paid, tosca, quick, 1, List.of(), NotificationsApp.PRICE, NotificationsApp.now()));
    assertThat(failure(quick)).isEqualTo("order-over");
    app.catcher.refuse(false);
    assertThat(app.catcher.mailsTo("quick@example.org")).isEmpty();
  }

  @Test
  void a_cancelled_order_is_mailed_unless_the_customer_did_it() {
    AccountId unpaid = person("unpaid@example.org");
    AccountId own = person("own@example.org");
    OrderId theirs = placed(unpaid);
    OrderId mine = placed(own);

    app.orders.tell(
        mine,
        new OrderCancelled(mine, tosca, own, "cancelled-by-customer", NotificationsApp.now()));
    app.orders.tell(
        theirs, new OrderCancelled(theirs, tosca, unpaid, "unpaid", NotificationsApp.now()));

    CaughtMail mail = app.mailTo("unpaid@example.org");
    assertThat(mail.subject()).startsWith("Your order was cancelled: Tosca");
    assertThat(mail.text()).contains("not paid in time");
    assertThat(app.history(own)).isEmpty();
  }

  @Test
  void a_refund_reaches_whoever_placed_the_order_even_if_heard_of_first() {
    AccountId ada = person("refund@example.org");
    OrderId order = new OrderId(app.newId());
    app.payments.tell(
        order,
        new PaymentRefunded(
            order, 1, "pay-1", NotificationsApp.PRICE, "captured-twice", NotificationsApp.now()));

    place(order, ada);

    CaughtMail mail = app.mailTo("refund@example.org");
    assertThat(mail.text()).contains("We sent 25.00 EUR back");
  }

  @Test
  void an_erased_person_gets_no_mail() {
    AccountId erased = new AccountId(app.newId());

    app.completed(erased, tosca, 1);

    assertThat(failure(erased)).isEqualTo("recipient-erased");
  }

  @Test
  void a_show_that_nobody_knows_does_not_keep_tickets_back() {
    AccountId ada = person("noshow@example.org");

    app.completed(ada, new ShowId(app.newId()), 1);

    CaughtMail mail = app.mailTo("noshow@example.org");
    assertThat(mail.subject()).isEqualTo("Your tickets");
    assertThat(mail.text()).contains("code-of-");
  }

  private OrderId placed(AccountId customer) {
    OrderId order = new OrderId(app.newId());
    place(order, customer);
    return order;
  }

  private void place(OrderId order, AccountId customer) {
    Instant now = NotificationsApp.now();
    List<Line> lines = List.of();
    app.orders.tell(
        order,
        new OrderPlaced(
            order, tosca, customer, lines, NotificationsApp.PRICE, now, now.plusSeconds(60)));
  }

  private ReminderDue reminder(OrderId order, AccountId customer, int ordinal) {
    return new ReminderDue(order, tosca, customer, ordinal, NotificationsApp.now());
  }

  private static VerificationRequested requested(AccountId account, UUID challenge, Duration life) {
    Instant now = NotificationsApp.now();
    return new VerificationRequested(account, challenge, now, now.plus(life));
  }

  private String failure(AccountId recipient) {
    ends(recipient, MailFailed.class);
    return ((MailFailed) app.history(recipient).getLast()).reason();
  }

  private void ends(AccountId recipient, Class<? extends MailEvent> end) {
    Eventually.holds(
        "the mail ends with " + end.getSimpleName(),
        () -> app.history(recipient).stream().anyMatch(end::isInstance));
  }
}

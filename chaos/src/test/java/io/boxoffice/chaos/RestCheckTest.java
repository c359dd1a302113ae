package io.boxoffice.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.chaos.Recorded.Mail;
import io.boxoffice.chaos.World.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The checker is right about installations at rest that were made by hand.
class RestCheckTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final long PRICE = 2_400;

  private final Recorded recorded = new Recorded();
  private final Map<String, Integer> mails = new HashMap<>();
  private final List<Moved> moved = new ArrayList<>();

  @BeforeEach
  void one_order_is_completed_and_one_lapsed() {
    Recorded.Order bought = recorded.order("bought");
    bought.paid = true;
    bought.completed = true;
    bought.total = PRICE;
    bought.payBy = NOON.minusSeconds(60);
    captured("bought", "pay-1", 0);
    mail("event-1", "completed order bought", new Mail("m1", "tickets", "sent"));
    Recorded.Order lapsed = recorded.order("lapsed");
    lapsed.cancelled = true;
    lapsed.total = PRICE;
    lapsed.payBy = NOON.minusSeconds(60);
    mail("event-2", "cancelled order lapsed", new Mail("m2", "order-cancelled", "sent"));
  }

  private void captured(String order, String payment, long refunded) {
    moved.add(new Moved(payment, order, PRICE, refunded));
    recorded.captures.add(payment);
  }

  private void mail(String event, String reason, Mail mail) {
    recorded.reasons.put(event, reason);
    recorded.mail(event, mail);
    mails.put(mail.id(), 1);
  }

  private List<String> violations() {
    return RestCheck.violations(recorded, mails, moved, NOON);
  }

  @Test
  void all_is_well() {
    assertThat(violations()).isEmpty();
  }

  @Test
  void an_order_whose_time_to_pay_is_still_to_come_may_wait() {
    recorded.order("fresh").payBy = NOON.plusSeconds(1);
    assertThat(violations()).isEmpty();
  }

  @Test
  void an_order_that_nobody_ended_is_found() {
    recorded.order("forgotten").payBy = NOON.minusSeconds(1);
    assertThat(violations())
        .singleElement()
        .asString()
        .startsWith("order forgotten is neither completed nor cancelled");
  }

  @Test
  void a_paid_order_without_tickets_is_found() {
    recorded.order("bought").completed = false;
    assertThat(violations()).contains("order bought is paid and has neither tickets nor a refund");
  }

  @Test
  void a_lost_mail_is_found() {
    mails.remove("m1");
    assertThat(violations())
        .containsExactly("mail m1 (tickets) is recorded as sent and did not come");
  }

  @Test
  void a_mail_that_nobody_asked_to_send_is_found() {
    recorded.mailsByReason.remove("event-1");
    assertThat(violations())
        .containsExactlyInAnyOrder(
            "completed order bought has 0 mails instead of one",
            "mail m1 came and nobody asked for it");
  }

  @Test
  void a_second_mail_of_one_reason_is_found() {
    mail("event-1", "completed order bought", new Mail("m3", "tickets", "sent"));
    assertThat(violations()).containsExactly("completed order bought has 2 mails instead of one");
  }

  @Test
  void a_mail_that_was_handed_over_twice_is_one() {
    mails.put("m1", 2);
    assertThat(violations()).isEmpty();
  }

  @Test
  void a_mail_that_still_waits_is_found() {
    mail("event-3", "refund of order lapsed", new Mail("m3", "refund", ""));
    assertThat(violations()).containsExactly("mail m3 (refund) was not sent");
  }

  @Test
  void a_mail_that_was_given_up_is_found_unless_it_is_void() {
    mail("event-3", "refund of order lapsed", new Mail("m3", "refund", "recipient-erased"));
    mail("event-4", "reminder of order lapsed", new Mail("m4", "payment-reminder", "order-over"));
    assertThat(violations()).containsExactly("mail m3 (refund) failed: recipient-erased");
  }

  @Test
  void a_capture_that_we_do_not_know_of_is_found() {
    recorded.captures.clear();
    assertThat(violations())
        .containsExactly("the provider captured pay-1 for order bought and we do not know of it");
  }

  @Test
  void money_that_was_not_given_back_is_found() {
    captured("lapsed", "pay-2", 0);
    assertThat(violations())
        .containsExactly("the provider keeps 2400 for order lapsed, which owes 0");
  }

  @Test
  void money_that_was_given_back_is_none() {
    captured("lapsed", "pay-2", PRICE);
    assertThat(violations()).isEmpty();
  }

  @Test
  void tickets_without_money_are_found() {
    moved.clear();
    assertThat(violations())
        .containsExactly("the provider keeps 0 for order bought, which owes 2400");
  }
}

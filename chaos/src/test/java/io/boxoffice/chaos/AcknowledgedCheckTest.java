package io.boxoffice.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The checker is right about recordings and logs that were made by hand.
class AcknowledgedCheckTest {
  private final Recorder recorder = new Recorder();
  private final Recorded recorded = new Recorded();

  @BeforeEach
  void all_that_was_told_is_recorded() {
    recorder.told(Deed.HOLD, "h1");
    recorded.holds.add("h1");
    recorder.told(Deed.RELEASE, "h0");
    recorded.holdsOver.add("h0");
    recorder.told(Deed.ORDER, "o1");
    recorder.told(Deed.PAYMENT, "o1/2");
    recorder.told(Deed.CAPTURE, "o1");
    recorded.order("o1").attempts = 2;
    recorded.order("o1").paid = true;
    recorder.told(Deed.ORDER, "o2");
    recorder.told(Deed.CANCELLATION, "o2");
    recorded.order("o2").cancelled = true;
    recorder.told(Deed.TICKET, "t1");
    recorded.tickets.add("t1");
    recorder.admitted("t1", "key-a");
    recorded.checkIns.put("t1", 1);
  }

  private List<String> violations() {
    return AcknowledgedCheck.violations(recorder.recording(), recorded);
  }

  @Test
  void what_is_recorded_is_not_missed() {
    assertThat(violations()).isEmpty();
  }

  @Test
  void more_may_be_recorded_than_anybody_heard() {
    recorded.holds.add("h2");
    recorded.order("o3").paid = true;
    recorded.checkIns.put("t2", 1);
    assertThat(violations()).isEmpty();
  }

  @Test
  void a_missing_hold_is_found() {
    recorded.holds.clear();
    assertThat(violations()).containsExactly("hold h1 was acknowledged and is not recorded");
  }

  @Test
  void a_hold_that_came_back_to_life_is_found() {
    recorded.holdsOver.clear();
    assertThat(violations())
        .containsExactly("release of hold h0 was acknowledged and is not recorded");
  }

  @Test
  void a_missing_order_is_found_with_all_that_was_done_to_it() {
    recorded.orders.remove("o1");
    assertThat(violations()).hasSize(3).allMatch(sentence -> sentence.contains("o1"));
  }

  @Test
  void a_missing_attempt_to_pay_is_found() {
    recorded.order("o1").attempts = 1;
    assertThat(violations())
        .containsExactly("attempt to pay o1/2 was acknowledged and is not recorded");
  }

  @Test
  void a_payment_that_was_forgotten_is_found() {
    recorded.order("o1").paid = false;
    assertThat(violations())
        .containsExactly("captured payment of order o1 was acknowledged and is not recorded");
  }

  @Test
  void a_cancellation_that_was_forgotten_is_found() {
    recorded.order("o2").cancelled = false;
    assertThat(violations())
        .containsExactly("cancellation of order o2 was acknowledged and is not recorded");
  }

  @Test
  void a_ticket_that_was_shown_and_never_issued_is_found() {
    recorded.tickets.clear();
    assertThat(violations()).containsExactly("ticket t1 was acknowledged and is not recorded");
  }

  @Test
  void an_admission_that_was_forgotten_is_found() {
    recorded.checkIns.clear();
    assertThat(violations())
        .containsExactly("admission of ticket t1 was acknowledged and is not recorded");
  }

  @Test
  void a_ticket_that_let_two_people_in_is_found() {
    recorder.admitted("t1", "key-b");
    assertThat(violations()).containsExactly("ticket t1 was admitted 2 times");
  }

  @Test
  void an_admission_that_is_told_again_is_one() {
    recorder.admitted("t1", "key-a");
    assertThat(violations()).isEmpty();
  }

  @Test
  void a_ticket_that_is_recorded_as_used_twice_is_found() {
    recorded.checkIns.put("t1", 2);
    assertThat(violations()).containsExactly("ticket t1 is recorded as used 2 times");
  }
}

package io.boxoffice.payments.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.core.Money;
import io.boxoffice.core.Refusal;
import io.boxoffice.payments.domain.ProviderPayment.Status;
import io.boxoffice.testing.DeciderSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class PaymentDeciderTest {
  private static final Instant T0 = Instant.parse("2026-05-01T10:00:00Z");
  private static final Instant PAY_BY = T0.plus(Duration.ofMinutes(30));
  private static final OrderId ID = new OrderId(new UUID(0x7000, 0x8000_0000_0000_0001L));
  private static final Money PRICE = new Money(2_500, "EUR");
  private static final Money NOTHING = Money.zero("EUR");
  private static final Asking ASKING =
      new Asking(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofHours(24),
          Duration.ofSeconds(12));
  private static final PaymentDecider DECIDER = new PaymentDecider(ASKING);

  private static final PaymentEvent REQUESTED =
      new PaymentEvent.PaymentRequested(ID, 1, PRICE, "tok_ok", PAY_BY, T0);
  private static final PaymentEvent PENDING = new PaymentEvent.PaymentPending(ID, 1, "pay_1", T0);
  private static final PaymentEvent VOIDED = new PaymentEvent.PaymentVoided(ID, 1, T0);
  private static final PaymentEvent CLOSED = new PaymentEvent.PaymentClosed(ID, 1, T0);

  private final DeciderSpecification<Payment, PaymentCommand, PaymentEvent, Refusal> payment =
      DeciderSpecification.of(DECIDER);

  @Test
  void an_attempt_is_requested_once() {
    var request = new PaymentCommand.Request(ID, 1, PRICE, "tok_ok", PAY_BY, T0);
    payment.when(request).then(REQUESTED);
    payment.given(REQUESTED).when(request).thenNothing();
  }

  @Test
  void what_is_free_is_captured_and_refunded_without_a_provider() {
    String id = "free-" + ID + "-1";
    var requested = new PaymentEvent.PaymentRequested(ID, 1, NOTHING, "tok_ok", PAY_BY, T0);
    var captured = captured(1, id, NOTHING);
    payment
        .when(new PaymentCommand.Request(ID, 1, NOTHING, "tok_ok", PAY_BY, T0))
        .then(requested, captured);
    payment
        .given(requested, captured)
        .when(new PaymentCommand.SendBack(1, "sale-refused", T0))
        .then(back(id, NOTHING, "sale-refused"), refunded(id, NOTHING, "sale-refused"));
  }

  @Test
  void a_capture_is_recorded_once_whoever_tells_of_it() {
    payment
        .given(REQUESTED)
        .when(shown(1, "pay_1", Status.CAPTURED, PRICE))
        .then(captured(1, "pay_1", PRICE));
    payment
        .given(REQUESTED, captured(1, "pay_1", PRICE))
        .when(shown(1, "pay_1", Status.CAPTURED, PRICE))
        .thenNothing();
  }

  @Test
  void a_second_capture_of_an_attempt_goes_back() {
    payment
        .given(REQUESTED, captured(1, "pay_1", PRICE))
        .when(shown(1, "pay_2", Status.CAPTURED, PRICE))
        .then(captured(1, "pay_2", PRICE), back("pay_2", PRICE, "captured-twice"));
  }

  @Test
  void a_capture_of_another_amount_or_currency_goes_back() {
    for (Money other : List.of(new Money(2_499, "EUR"), new Money(2_500, "USD"))) {
      payment
          .given(REQUESTED)
          .when(shown(1, "pay_1", Status.CAPTURED, other))
          .then(captured(1, "pay_1", other), back("pay_1", other, "wrong-amount"));
    }
  }

  @Test
  void a_capture_for_an_order_that_ended_goes_back() {
    for (List<PaymentEvent> past : List.of(List.of(VOIDED), List.of(VOIDED, CLOSED))) {
      payment
          .given(REQUESTED)
          .given(past)
          .when(shown(1, "pay_1", Status.CAPTURED, PRICE))
          .then(captured(1, "pay_1", PRICE), back("pay_1", PRICE, "order-cancelled"));
    }
  }

  @Test
  void a_capture_that_nobody_asked_for_goes_back() {
    payment
        .when(shown(9, "pay_9", Status.CAPTURED, PRICE))
        .then(
            captured(9, "pay_9", PRICE),
            new PaymentEvent.RefundRequested(ID, 9, "pay_9", PRICE, "unknown-attempt", T0));
    payment
        .given(
            captured(9, "pay_9", PRICE),
            new PaymentEvent.RefundRequested(ID, 9, "pay_9", PRICE, "unknown-attempt", T0))
        .when(new PaymentCommand.NoteRefund("pay_9", T0))
        .then(new PaymentEvent.PaymentRefunded(ID, 9, "pay_9", PRICE, "unknown-attempt", T0));
  }

  @Test
  void late_money_of_a_failed_attempt_is_left_to_the_order() {
    payment
        .given(REQUESTED, new PaymentEvent.PaymentFailed(ID, 1, "no-answer", T0))
        .when(shown(1, "pay_1", Status.CAPTURED, PRICE))
        .then(captured(1, "pay_1", PRICE));
  }

  @Test
  void pending_and_action_required_are_told_once() {
    var action = new PaymentEvent.ActionRequired(ID, 1, "pay_1", "", T0);
    payment.given(REQUESTED).when(shown(1, "pay_1", Status.PENDING, NOTHING)).then(PENDING);
    payment
        .given(REQUESTED, PENDING)
        .when(shown(1, "pay_1", Status.PENDING, NOTHING))
        .thenNothing();
    payment
        .given(REQUESTED, PENDING)
        .when(shown(1, "pay_1", Status.ACTION_REQUIRED, NOTHING))
        .then(action);
    payment
        .given(REQUESTED, action)
        .when(shown(1, "pay_1", Status.ACTION_REQUIRED, NOTHING))
        .thenNothing();
    payment.given(REQUESTED, action).when(shown(1, "pay_1", Status.PENDING, NOTHING)).thenNothing();
  }

  @Test
  void a_declined_attempt_failed_unless_it_is_decided() {
    var declined = shown(1, "pay_1", Status.DECLINED, NOTHING);
    payment
        .given(REQUESTED)
        .when(declined)
        .then(new PaymentEvent.PaymentFailed(ID, 1, "declined", T0));
    payment.given(REQUESTED, VOIDED).when(declined).then(CLOSED);
    payment.given(REQUESTED, captured(1, "pay_2", PRICE)).when(declined).thenNothing();
    payment
        .given(REQUESTED, new PaymentEvent.PaymentFailed(ID, 1, "declined", T0))
        .when(declined)
        .thenNothing();
  }

  @Test
  void a_rejected_attempt_failed() {
    payment
        .given(REQUESTED)
        .when(new PaymentCommand.Reject(1, "unknown_token", T0))
        .then(new PaymentEvent.PaymentFailed(ID, 1, "unknown_token", T0));
    payment
        .given(REQUESTED, VOIDED)
        .when(new PaymentCommand.Reject(1, "unknown_token", T0))
        .thenNothing();
  }

  @Test
  void the_end_of_an_order_voids_what_is_open() {
    payment.given(REQUESTED).when(new PaymentCommand.VoidAll(T0)).then(VOIDED);
    payment.given(REQUESTED, PENDING).when(new PaymentCommand.VoidAll(T0)).then(VOIDED);
    payment.given(REQUESTED, VOIDED).when(new PaymentCommand.VoidAll(T0)).thenNothing();
    payment
        .given(REQUESTED, captured(1, "pay_1", PRICE))
        .when(new PaymentCommand.VoidAll(T0))
        .thenNothing();
    payment.when(new PaymentCommand.VoidAll(T0)).thenNothing();
  }

  @Test
  void a_voided_attempt_is_closed_when_the_provider_does_not_know_it_and_no_call_is_under_way() {
    var soon = new PaymentCommand.NoteNothing(1, T0.plusSeconds(12));
    var later = new PaymentCommand.NoteNothing(1, T0.plusSeconds(13));
    payment.given(REQUESTED).when(later).thenNothing();
    payment.given(REQUESTED, VOIDED).when(soon).thenNothing();
    payment
        .given(REQUESTED, VOIDED)
        .when(later)
        .then(new PaymentEvent.PaymentClosed(ID, 1, T0.plusSeconds(13)));
  }

  @Test
  void money_is_sent_back_once() {
    var sendBack = new PaymentCommand.SendBack(1, "sale-refused", T0);
    var past = payment.given(REQUESTED, captured(1, "pay_1", PRICE));
    past.when(sendBack).then(back("pay_1", PRICE, "sale-refused"));
    var asked = past.given(back("pay_1", PRICE, "sale-refused"));
    asked.when(sendBack).thenNothing();
    var noted = new PaymentCommand.NoteRefund("pay_1", T0);
    past.when(noted).thenNothing();
    asked.when(noted).then(refunded("pay_1", PRICE, "sale-refused"));
    asked.given(refunded("pay_1", PRICE, "sale-refused")).when(noted).thenNothing();
  }

  @Test
  void a_refund_that_the_provider_shows_is_noted() {
    var shown = new ProviderPayment("pay_1", Status.CAPTURED, PRICE, PRICE, "", "");
    payment
        .given(REQUESTED, captured(1, "pay_1", PRICE), back("pay_1", PRICE, "sale-refused"))
        .when(new PaymentCommand.Report(ID, 1, shown, T0))
        .then(refunded("pay_1", PRICE, "sale-refused"));
  }

  @Test
  void a_silent_provider_is_asked_at_growing_intervals() {
    var spec = payment.given(REQUESTED);
    Instant at = T0;
    Instant before = T0;
    for (int i = 1; i <= 5; i++) {
      at = at.plusSeconds(List.of(10, 20, 40, 60, 60).get(i - 1));
      assertThat(deadline(before, i - 1)).isEqualTo(at);
      var query = new PaymentEvent.QueryDue(ID, 1, i, at);
      spec.when(new PaymentCommand.Wake(at.minusMillis(1))).thenNothing();
      spec.when(new PaymentCommand.Wake(at)).then(query);
      spec = spec.given(query);
      before = at;
    }
  }

  @Test
  void a_provider_that_never_answers_is_asked_no_more_after_a_day() {
    Instant after = PAY_BY.plus(Duration.ofHours(24)).plusMillis(1);
    payment
        .given(REQUESTED)
        .when(new PaymentCommand.Wake(after))
        .then(new PaymentEvent.PaymentFailed(ID, 1, "no-answer", after));
    payment
        .given(REQUESTED, VOIDED)
        .when(new PaymentCommand.Wake(after))
        .then(new PaymentEvent.PaymentClosed(ID, 1, after));
  }

  @Test
  void what_is_decided_has_no_deadline() {
    for (PaymentEvent end :
        List.of(captured(1, "p", PRICE), new PaymentEvent.PaymentFailed(ID, 1, "x", T0))) {
      Payment ended = DECIDER.evolve(Payment.none(), List.of(REQUESTED, end));
      assertThat(Payment.deadline(ended, ASKING)).isEmpty();
    }
    Payment closed = DECIDER.evolve(Payment.none(), List.of(REQUESTED, VOIDED, CLOSED));
    assertThat(Payment.deadline(closed, ASKING)).isEmpty();
  }

  @Test
  void events_that_can_not_be_stop_the_work() {
    List<List<PaymentEvent>> broken =
        List.of(
            List.of(PENDING),
            List.of(VOIDED),
            List.of(CLOSED),
            List.of(REQUESTED, REQUESTED),
            List.of(REQUESTED, VOIDED, PENDING),
            List.of(REQUESTED, VOIDED, CLOSED, CLOSED),
            List.of(REQUESTED, captured(1, "pay_1", PRICE), captured(1, "pay_1", PRICE)),
            List.of(back("pay_1", PRICE, "x")),
            List.of(refunded("pay_1", PRICE, "x")));
    for (List<PaymentEvent> events : broken) {
      assertThatThrownBy(() -> DECIDER.evolve(Payment.none(), events))
          .as(events.toString())
          .isInstanceOf(InvariantViolation.class);
    }
  }

  private static Instant deadline(Instant askedAt, int asked) {
    Attempt attempt = Attempt.requested(ID, 1, PRICE, PAY_BY, T0).askedAt(askedAt, asked);
    return Payment.deadline(Payment.none().with(attempt), ASKING).orElseThrow();
  }

  private static PaymentCommand shown(int attempt, String id, Status status, Money captured) {
    var shown = new ProviderPayment(id, status, captured, NOTHING, "", "");
    return new PaymentCommand.Report(ID, attempt, shown, T0);
  }

  private static PaymentEvent captured(int attempt, String id, Money amount) {
    return new PaymentEvent.PaymentCaptured(ID, attempt, id, amount, T0);
  }

  private static PaymentEvent back(String id, Money amount, String reason) {
    return new PaymentEvent.RefundRequested(ID, 1, id, amount, reason, T0);
  }

  private static PaymentEvent refunded(String id, Money amount, String reason) {
    return new PaymentEvent.PaymentRefunded(ID, 1, id, amount, reason, T0);
  }
}

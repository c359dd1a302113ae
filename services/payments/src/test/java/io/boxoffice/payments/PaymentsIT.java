package io.boxoffice.payments;

import static io.boxoffice.payments.PaymentsBench.PRICE;
import static io.boxoffice.payments.PaymentsBench.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.contracts.payments.PaymentEvent.ActionRequired;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentCaptured;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentClosed;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentFailed;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentPending;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentRefunded;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentVoided;
import io.boxoffice.contracts.payments.PaymentEvent.RefundRequested;
import io.boxoffice.core.Money;
import io.boxoffice.payments.adapter.Ledger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Payments at a real provider over HTTP: what it does well, badly, late, twice or not at all.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PaymentsIT {
  private final PaymentsBench bench;

  PaymentsIT() throws Exception {
    bench = new PaymentsBench();
  }

  @AfterEach
  void mend() {
    bench.faults("{}");
    until(() -> bench.bean(Ledger.class).balance().stream().allMatch(m -> m.amount() == 0));
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void a_good_card_is_captured_once() {
    OrderId id = bench.requested("tok_ok");
    assertThat(bench.await(id, PaymentCaptured.class).amount()).isEqualTo(PRICE);
    Ledger ledger = bench.bean(Ledger.class);
    until(() -> ledger.keptFor(id).equals(List.of(PRICE)));
    assertThat(bench.capturedByProvider(id)).isEqualTo(PRICE.amount());
    bench.request(id, 1, "tok_ok", Duration.ofMinutes(30));
    settled(bench.requested("tok_ok"));
    assertThat(bench.count(id, PaymentCaptured.class)).isEqualTo(1);
    assertThat(ledger.revenue()).isNotEmpty();
  }

  @Test
  void a_declined_card_fails_with_the_providers_reason_and_another_may_do() {
    OrderId id = bench.requested("tok_declined");
    assertThat(bench.await(id, PaymentFailed.class).reason()).isEqualTo("card_declined");
    bench.request(id, 2, "tok_ok", Duration.ofMinutes(30));
    assertThat(bench.await(id, PaymentCaptured.class).attempt()).isEqualTo(2);
  }

  @Test
  void a_token_that_the_provider_does_not_know_fails() {
    OrderId id = bench.requested("tok_nonsense");
    assertThat(bench.await(id, PaymentFailed.class).reason()).isEqualTo("unknown_token");
  }

  @Test
  void a_slow_card_is_pending_until_the_webhook_tells() {
    OrderId id = bench.requested("tok_slow");
    bench.await(id, PaymentPending.class);
    bench.await(id, PaymentCaptured.class);
  }

  @Test
  void a_challenge_is_captured_when_the_customer_confirmed_it() {
    OrderId id = bench.requested("tok_challenge");
    String url = bench.await(id, ActionRequired.class).url();
    bench.send(HttpRequest.newBuilder(URI.create(url)));
    bench.await(id, PaymentCaptured.class);
  }

  @Test
  void a_provider_that_never_tells_is_asked() {
    bench.faults("{\"muteWebhooks\":true}");
    OrderId id = bench.requested("tok_slow");
    bench.await(id, PaymentCaptured.class);
    assertThat(bench.count(id, PaymentEvent.QueryDue.class)).isPositive();
  }

  @Test
  void money_that_comes_after_the_order_ended_goes_back() {
    OrderId id = bench.newOrder();
    bench.request(id, 1, "tok_late", Duration.ofMillis(800));
    bench.await(id, PaymentPending.class);
    bench.cancel(id);
    bench.await(id, PaymentVoided.class);
    assertThat(bench.await(id, PaymentRefunded.class).reason()).isEqualTo("order-cancelled");
    assertRefundedOnce(id);
  }

  @Test
  void a_voided_payment_that_is_not_captured_is_closed() {
    OrderId id = bench.requested("tok_challenge");
    bench.await(id, ActionRequired.class);
    bench.cancel(id);
    bench.await(id, PaymentClosed.class);
    assertThat(bench.capturedByProvider(id)).isZero();
  }

  @Test
  void a_provider_that_is_down_delays_and_nothing_more() {
    bench.faults("{\"down\":true}");
    OrderId id = bench.requested("tok_ok");
    OrderId over = bench.requested("tok_ok");
    until(() -> bench.count(id, PaymentEvent.PaymentRequested.class) == 1);
    bench.cancel(over);
    bench.await(over, PaymentVoided.class);
    bench.faults("{}");
    bench.await(id, PaymentCaptured.class);
    bench.await(over, PaymentClosed.class);
    assertThat(bench.capturedByProvider(over)).isZero();
  }

  @Test
  void answers_that_are_lost_after_the_work_do_not_capture_twice() {
    bench.faults("{\"dropAnswers\":2,\"muteWebhooks\":true}");
    OrderId id = bench.requested("tok_ok");
    settled(id);
    assertThat(bench.capturedByProvider(id)).isEqualTo(PRICE.amount());
    bench.faults("{\"dropAnswers\":2,\"muteWebhooks\":true}");
    bench.refund(id, 1, "sale-refused");
    bench.await(id, PaymentRefunded.class);
    assertRefundedOnce(id);
  }

  @Test
  void errors_of_the_provider_are_outlived() {
    bench.faults("{\"errorRate\":0.5}");
    List<OrderId> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(bench.requested("tok_ok"));
    }
    ids.forEach(this::settled);
    ids.forEach(id -> assertThat(bench.capturedByProvider(id)).isEqualTo(PRICE.amount()));
  }

  @Test
  void what_is_captured_twice_goes_back_once() {
    bench.faults("{\"doubleCapture\":1}");
    OrderId id = bench.requested("tok_ok");
    PaymentRefunded refunded = bench.await(id, PaymentRefunded.class);
    assertThat(refunded.reason()).isEqualTo("captured-twice");
    until(() -> bench.heldByProvider(id) == PRICE.amount());
    assertThat(bench.count(id, PaymentCaptured.class)).isEqualTo(2);
    assertThat(bench.capturedByProvider(id)).isEqualTo(2 * PRICE.amount());
  }

  @Test
  void webhooks_may_come_twice_shuffled_and_before_the_answer() {
    bench.faults("{\"duplicateWebhooks\":true,\"shuffleWebhooks\":true,\"delayMillis\":500}");
    List<OrderId> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ids.add(bench.requested(i % 2 == 0 ? "tok_ok" : "tok_slow"));
    }
    ids.forEach(this::settled);
    bench.faults("{}");
    OrderId last = bench.requested("tok_ok");
    settled(last);
    ids.forEach(id -> assertThat(bench.count(id, PaymentCaptured.class)).isEqualTo(1));
  }

  @Test
  void a_refund_that_is_asked_for_twice_is_made_once() {
    OrderId id = bench.requested("tok_ok");
    settled(id);
    bench.refund(id, 1, "sale-refused");
    bench.refund(id, 1, "sale-refused");
    assertThat(bench.await(id, PaymentRefunded.class).reason()).isEqualTo("sale-refused");
    assertRefundedOnce(id);
  }

  @Test
  void a_cancellation_that_races_with_a_capture_leaves_no_money_behind() {
    List<OrderId> ids = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      OrderId id = bench.requested(i % 2 == 0 ? "tok_ok" : "tok_slow");
      bench.cancel(id);
      ids.add(id);
    }
    for (OrderId id : ids) {
      until(
          () -> bench.count(id, PaymentCaptured.class) + bench.count(id, PaymentVoided.class) > 0);
      if (bench.count(id, PaymentVoided.class) == 0) {
        // Captured before it heard of the end: the order, told so, asks for the money back.
        bench.refund(id, 1, "order-cancelled");
      }
      until(
          () -> bench.count(id, PaymentClosed.class) + bench.count(id, PaymentRefunded.class) > 0);
      until(() -> bench.heldByProvider(id) == 0);
      assertThat(bench.count(id, RefundRequested.class))
          .isEqualTo(bench.count(id, PaymentCaptured.class));
    }
  }

  @Test
  void what_is_free_needs_no_provider() {
    OrderId id = bench.newOrder();
    bench.requestFree(id);
    assertThat(bench.await(id, PaymentCaptured.class).amount()).isEqualTo(new Money(0, "EUR"));
    bench.refund(id, 1, "sale-refused");
    bench.await(id, PaymentRefunded.class);
  }

  @Test
  void a_notice_needs_a_good_signature_of_now() {
    String body = "{\"id\":\"evt_1\"}";
    Instant now = bench.clock.instant();
    String timestamp = Long.toString(now.getEpochSecond());
    String good = PaymentsBench.signature(timestamp + "." + body);
    assertThat(bench.notice(body, now).statusCode()).isEqualTo(200);
    assertThat(bench.notice(body, now).statusCode()).isEqualTo(200);
    assertThat(bench.notice(body, now.minusSeconds(301)).statusCode()).isEqualTo(401);
    assertThat(bench.notice(body, now.plusSeconds(400)).statusCode()).isEqualTo(401);
    assertThat(bench.notice("simulated", body + " ", timestamp, good).statusCode()).isEqualTo(401);
    assertThat(bench.notice("simulated", body, timestamp, "").statusCode()).isEqualTo(401);
    assertThat(bench.notice("simulated", body, "soon", good).statusCode()).isEqualTo(401);
    assertThat(bench.notice("another", body, timestamp, good).statusCode()).isEqualTo(404);
  }

  @Test
  void a_notice_that_is_no_json_or_has_no_id_is_refused() {
    Instant now = bench.clock.instant();
    for (String body : List.of("{", "[]", "{}", "{\"id\":\"a b\"}", "null", "")) {
      var answer = bench.notice(body, now);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
    }
  }

  @Test
  void a_notice_of_a_payment_that_is_not_ours_stops_nothing() {
    String body =
        """
        {"id":"evt_2","type":"payment.captured","new":[1],"payment":{"id":"pay_x",
        "status":"captured","reference":"elsewhere","amount":1,"currency":"EUR","captured":1}}
        """;
    assertThat(bench.notice(body, bench.clock.instant()).statusCode()).isEqualTo(200);
    settled(bench.requested("tok_slow"));
  }

  @Test
  void a_capture_of_another_amount_goes_back() {
    bench.faults("{\"down\":true}");
    OrderId id = bench.requested("tok_ok");
    until(() -> bench.count(id, PaymentEvent.PaymentRequested.class) == 1);
    String body =
        """
        {"id":"evt_%s","payment":{"id":"pay_other","status":"captured","reference":"%s/1",
        "amount":1,"currency":"EUR","captured":1,"refunded":0}}
        """
            .formatted(id, id);
    assertThat(bench.notice(body, bench.clock.instant()).statusCode()).isEqualTo(200);
    RefundRequested refund = bench.await(id, RefundRequested.class);
    assertThat(refund.reason()).isEqualTo("wrong-amount");
    assertThat(refund.amount()).isEqualTo(new Money(1, "EUR"));
  }

  private void settled(OrderId id) {
    bench.await(id, PaymentCaptured.class);
  }

  private void assertRefundedOnce(OrderId id) {
    until(() -> bench.heldByProvider(id) == 0);
    assertThat(bench.count(id, RefundRequested.class)).isEqualTo(1);
    assertThat(bench.count(id, PaymentRefunded.class)).isEqualTo(1);
    assertThat(bench.capturedByProvider(id)).isEqualTo(PRICE.amount());
  }
}

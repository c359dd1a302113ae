package io.boxoffice.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.simulators.ProviderClient.Reply;
import io.boxoffice.simulators.WebhookReceiver.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What each simulated card does. The clock stands, so that nothing happens by itself.
final class PaymentTokensIT {
  private final SteppedClock clock = new SteppedClock();
  private ProviderTestBench bench;
  private ProviderClient client;

  @BeforeEach
  void start() throws IOException {
    bench = new ProviderTestBench(new ProviderSettings.Memory(), clock);
    client = bench.client;
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void tok_ok_is_captured_at_once_and_told_by_a_webhook() throws Exception {
    Reply paid = client.pay("order-1", "tok_ok");

    assertThat(paid.status()).isEqualTo(201);
    assertThat(paid.text("status")).isEqualTo("captured");
    assertThat(paid.number("captured")).isEqualTo(1250);
    assertThat(paid.text("currency")).isEqualTo("EUR");
    Delivery told = bench.webhooks.next();
    assertThat(told.type()).isEqualTo("payment.captured");
    assertThat(told.event().path("payment")).isEqualTo(paid.body());
  }

  @Test
  void tok_declined_is_declined_with_its_reason() throws Exception {
    Reply declined = client.pay("order-1", "tok_declined");

    assertThat(declined.text("status")).isEqualTo("declined");
    assertThat(declined.text("reason")).isEqualTo("card_declined");
    assertThat(bench.webhooks.next().type()).isEqualTo("payment.declined");
    assertThat(client.get("/v1/ledger").body().path("entries")).isEmpty();
  }

  @Test
  void tok_slow_is_captured_later() throws Exception {
    Reply pending = client.pay("order-1", "tok_slow");
    assertThat(pending.text("status")).isEqualTo("pending");

    clock.move(Duration.ofMillis(300));

    assertThat(bench.webhooks.next().type()).isEqualTo("payment.captured");
    assertThat(show(pending).text("status")).isEqualTo("captured");
  }

  @Test
  void tok_slow_that_was_voided_is_never_captured() throws Exception {
    Reply pending = client.pay("order-1", "tok_slow");
    Reply other = client.pay("order-2", "tok_slow");

    assertThat(client.cancel(pending.text("id")).text("status")).isEqualTo("voided");
    assertThat(client.cancel(pending.text("id")).status()).isEqualTo(200);
    clock.move(Duration.ofSeconds(10));

    assertThat(bench.webhooks.next().reference()).isEqualTo(other.text("reference"));
    assertThat(show(pending).text("status")).isEqualTo("voided");
  }

  @Test
  void tok_slow_that_would_be_captured_too_late_is_declined() throws Exception {
    client.pay("order-1", "tok_slow", before(Duration.ofMillis(100)));

    clock.move(Duration.ofMillis(300));

    assertThat(bench.webhooks.next().event().path("payment").path("reason").asString())
        .isEqualTo("expired");
  }

  @Test
  void tok_late_is_captured_after_its_time_although_it_was_voided() throws Exception {
    Reply pending = client.pay("order-1", "tok_late", before(Duration.ofMinutes(10)));
    Reply voided = client.cancel(pending.text("id"));
    assertThat(voided.status()).isEqualTo(202);
    assertThat(voided.text("status")).isEqualTo("pending");
    clock.move(Duration.ofMinutes(10));
    assertThat(show(pending).text("status")).isEqualTo("pending");

    clock.move(Duration.ofMillis(200));

    assertThat(bench.webhooks.next().type()).isEqualTo("payment.captured");
    assertThat(show(pending).number("captured")).isEqualTo(1250);
  }

  @Test
  void tok_challenge_is_captured_when_its_url_is_visited() throws Exception {
    Reply asked = client.pay("order-1", "tok_challenge", before(Duration.ofMinutes(10)));
    assertThat(asked.text("status")).isEqualTo("action_required");

    assertThat(client.get(asked.text("actionUrl")).status()).isEqualTo(200);
    assertThat(client.get(asked.text("actionUrl")).status()).isEqualTo(200);

    assertThat(show(asked).number("captured")).isEqualTo(1250);
    assertThat(show(asked).text("actionUrl")).isEmpty();
    assertThat(bench.webhooks.next().type()).isEqualTo("payment.captured");
  }

  @Test
  void tok_challenge_that_nobody_visits_expires() throws Exception {
    Reply asked = client.pay("order-1", "tok_challenge", before(Duration.ofMinutes(10)));

    clock.move(Duration.ofMinutes(10));

    assertThat(bench.webhooks.next().type()).isEqualTo("payment.declined");
    assertThat(show(asked).text("reason")).isEqualTo("expired");
  }

  @Test
  void an_unknown_token_is_refused() throws Exception {
    Reply refused = client.pay("order-1", "tok_unheard_of");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("error")).isEqualTo("unknown_token");
  }

  private Reply show(Reply payment) throws IOException, InterruptedException {
    return client.get("/v1/payments/" + payment.text("id"));
  }

  private static Map<String, Object> before(Duration fromNow) {
    return Map.of("captureBefore", SteppedClock.START.plus(fromNow));
  }
}

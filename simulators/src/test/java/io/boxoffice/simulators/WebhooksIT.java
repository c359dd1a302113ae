package io.boxoffice.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.simulators.WebhookReceiver.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WebhooksIT {
  private ProviderTestBench bench;
  private ProviderClient client;

  @BeforeEach
  void start() throws IOException {
    bench = new ProviderTestBench(new ProviderSettings.Memory(), new SteppedClock());
    client = bench.client;
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void a_webhook_is_signed_over_its_time_and_body() throws Exception {
    client.pay("order-1", "tok_ok");
    Delivery told = bench.webhooks.next();

    assertThat(told.timestamp()).isEqualTo(Long.toString(SteppedClock.START.getEpochSecond()));
    assertThat(told.signature())
        .isEqualTo(WebhookSignature.of(ProviderTestBench.SECRET, told.timestamp(), told.body()));
    assertThat(told.signature())
        .isNotEqualTo(WebhookSignature.of("another secret", told.timestamp(), told.body()));
  }

  @Test
  void a_webhook_is_repeated_with_the_same_id_until_it_is_heard() throws Exception {
    bench.webhooks.refuseNext(2);
    client.pay("order-1", "tok_ok");

    List<Delivery> tries =
        List.of(bench.webhooks.next(), bench.webhooks.next(), bench.webhooks.next());

    assertThat(tries).extracting(Delivery::id).containsOnly(tries.getFirst().id());
    client.pay("order-2", "tok_ok");
    assertThat(bench.webhooks.next().reference()).isEqualTo("order-2");
  }

  @Test
  void a_refund_is_told_with_its_amount() throws Exception {
    String id = client.pay("order-1", "tok_ok").text("id");
    assertThat(bench.webhooks.next().type()).isEqualTo("payment.captured");

    client.refund(id, "refund-1", 250);

    Delivery told = bench.webhooks.next();
    assertThat(told.type()).isEqualTo("payment.refunded");
    assertThat(told.event().path("refund").path("amount").asLong()).isEqualTo(250);
    assertThat(told.event().path("payment").path("refunded").asLong()).isEqualTo(250);
  }

  @Test
  void duplicated_webhooks_come_twice() throws Exception {
    client.faults(Map.of("duplicateWebhooks", true));
    client.pay("order-1", "tok_ok");

    assertThat(bench.webhooks.next()).isEqualTo(bench.webhooks.next());
  }

  @Test
  void shuffled_webhooks_overtake_each_other() throws Exception {
    client.faults(Map.of("shuffleWebhooks", true));
    client.pay("order-1", "tok_ok");
    client.pay("order-2", "tok_ok");

    assertThat(bench.webhooks.next().reference()).isEqualTo("order-2");
    assertThat(bench.webhooks.next().reference()).isEqualTo("order-1");
  }

  @Test
  void delayed_webhooks_come_later() throws Exception {
    client.faults(Map.of("webhookDelayMillis", 400));
    long before = System.nanoTime();
    client.pay("order-1", "tok_ok");
    bench.webhooks.next();

    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(400);
  }

  @Test
  void muted_webhooks_come_once_the_provider_speaks_again() throws Exception {
    client.faults(Map.of("muteWebhooks", true));
    client.pay("order-1", "tok_ok");
    assertThat(bench.webhooks.isQuietFor(Duration.ofMillis(400))).isTrue();

    client.faults(Map.of());

    assertThat(bench.webhooks.next().reference()).isEqualTo("order-1");
  }

  @Test
  void the_webhook_comes_before_an_answer_that_is_held_back() throws Exception {
    client.faults(Map.of("delayMillis", 60_000));
    Thread paying =
        Thread.startVirtualThread(
            () -> {
              try {
                client.pay("order-1", "tok_ok");
              } catch (IOException | InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });

    assertThat(bench.webhooks.next().reference()).isEqualTo("order-1");
    assertThat(paying.isAlive()).isTrue();
    paying.interrupt();
  }
}

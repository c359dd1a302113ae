package io.boxoffice.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.simulators.ProviderClient.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PaymentProviderIT {
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
  void the_same_key_is_the_same_payment() throws Exception {
    Reply first = client.pay("order-1", "tok_ok");
    Reply second = client.pay("order-1", "tok_ok");

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(entries()).hasSize(1);
  }

  @Test
  void the_same_key_with_another_request_is_refused() throws Exception {
    client.pay("order-1", "tok_ok");
    Reply other = client.pay("order-1", "tok_ok", Map.of("amount", 99));

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("error")).isEqualTo("idempotency_key_reused");
  }

  @Test
  void equal_keys_at_once_make_one_payment_and_one_refund() throws Exception {
    Set<String> payments = atOnce(() -> client.pay("order-1", "tok_ok").text("id"));
    assertThat(payments).hasSize(1);
    String id = payments.iterator().next();

    assertThat(atOnce(() -> client.refund(id, "refund-1", 1000).text("id"))).hasSize(1);

    assertThat(entries()).hasSize(1);
    assertThat(client.get("/v1/payments/" + id).number("refunded")).isEqualTo(1000);
    assertThat(List.of(bench.webhooks.next().type(), bench.webhooks.next().type()))
        .containsExactlyInAnyOrder("payment.captured", "payment.refunded");
    assertThat(bench.webhooks.waiting()).isZero();
  }

  private interface Call {
    String make() throws IOException, InterruptedException;
  }

  private static Set<String> atOnce(Call call) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<Future<String>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        answers.add(
            threads.submit(
                () -> {
                  go.await();
                  return call.make();
                }));
      }
      go.countDown();
    }
    Set<String> different = new HashSet<>();
    for (Future<String> answer : answers) {
      different.add(answer.get());
    }
    return different;
  }

  @Test
  void no_more_is_refunded_than_was_captured() throws Exception {
    String id = client.pay("order-1", "tok_ok").text("id");
    Reply part = client.refund(id, "refund-1", 1000);
    assertThat(part.status()).isEqualTo(201);
    assertThat(part.text("status")).isEqualTo("refunded");

    Reply tooMuch = client.refund(id, "refund-2", 251);
    assertThat(tooMuch.status()).isEqualTo(409);
    assertThat(tooMuch.text("error")).isEqualTo("refund_exceeds_capture");
    assertThat(client.refund(id, "refund-3", 250).status()).isEqualTo(201);
    assertThat(client.refund(id, "refund-1", 999).text("error"))
        .isEqualTo("idempotency_key_reused");
    String pending = client.pay("order-2", "tok_slow").text("id");
    assertThat(client.refund(pending, "refund-4", 1).status()).isEqualTo(409);
  }

  @Test
  void a_captured_payment_cannot_be_voided() throws Exception {
    Reply refused = client.cancel(client.pay("order-1", "tok_ok").text("id"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("status")).isEqualTo("captured");
  }

  @Test
  void payments_are_found_by_reference() throws Exception {
    client.post("/v1/payments", "a", client.payment("order 1/ä", "tok_declined", Map.of()));
    client.post("/v1/payments", "b", client.payment("order 1/ä", "tok_ok", Map.of()));
    client.pay("order-2", "tok_ok");

    var found = client.get("/v1/payments?reference=order%201%2F%C3%A4").body().path("payments");

    assertThat(found)
        .extracting(payment -> payment.path("status").asString())
        .containsExactly("declined", "captured");
    assertThat(client.get("/v1/payments?reference=none").body().path("payments")).isEmpty();
  }

  @Test
  void the_ledger_lists_all_money_that_moved() throws Exception {
    client.refund(client.pay("order-1", "tok_ok").text("id"), "refund-1", 250);
    client.pay("order-2", "tok_declined");

    var entry = entries().getFirst();

    assertThat(entries()).hasSize(1);
    assertThat(entry.path("reference").asString()).isEqualTo("order-1");
    assertThat(entry.path("currency").asString()).isEqualTo("EUR");
    assertThat(entry.path("captured").asLong()).isEqualTo(1250);
    assertThat(entry.path("refunded").asLong()).isEqualTo(250);
  }

  @Test
  void a_request_that_cannot_be_understood_is_refused_by_the_name_of_its_mistake()
      throws Exception {
    assertRefused(
        client.post("/v1/payments", "", client.payment("r", "tok_ok", Map.of())),
        400,
        "Idempotency-Key");
    assertRefused(client.pay("1", "tok_ok", Map.of("amount", 0)), 400, "amount");
    assertRefused(client.pay("2", "tok_ok", Map.of("amount", 1.5)), 400, "amount");
    assertRefused(client.pay("3", "tok_ok", Map.of("currency", "XX")), 400, "currency");
    assertRefused(client.pay("4", "tok_ok", Map.of("webhookUrl", "file:/x")), 400, "webhookUrl");
    assertRefused(client.pay("5", "tok_ok", Map.of("captureBefore", "soon")), 400, "captureBefore");
    assertRefused(client.post("/v1/payments", "6", List.of()), 400, "object");
    assertRefused(client.post("/v1/payments", "7", "x".repeat(100_000)), 413, "bytes");
    assertRefused(client.get("/v1/payments"), 400, "reference");
    assertRefused(client.get("/v1/payments/none"), 404, "payment");
    assertRefused(client.refund("none", "8", 1), 404, "payment");
    assertRefused(client.cancel("none"), 404, "payment");
    assertRefused(client.get("/v2"), 404, "nothing");
    assertRefused(client.faults(Map.of("dwon", true)), 400, "dwon");
  }

  private static void assertRefused(Reply reply, int status, String mention) {
    assertThat(reply.status()).as(mention).isEqualTo(status);
    assertThat(reply.text("message")).contains(mention);
  }

  private List<tools.jackson.databind.JsonNode> entries() throws Exception {
    return client.get("/v1/ledger").body().path("entries").valueStream().toList();
  }
}

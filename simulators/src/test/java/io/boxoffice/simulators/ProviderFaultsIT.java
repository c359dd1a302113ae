package io.boxoffice.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ProviderFaultsIT {
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
  void a_provider_that_is_down_does_nothing_until_it_is_up() throws Exception {
    client.faults(Map.of("down", true));
    assertThatThrownBy(() -> client.pay("order-1", "tok_ok")).isInstanceOf(IOException.class);
    assertThat(entries()).isEmpty();

    client.faults(Map.of());

    assertThat(client.pay("order-1", "tok_ok").status()).isEqualTo(201);
  }

  @Test
  void a_dropped_answer_was_work_done() throws Exception {
    client.faults(Map.of("dropAnswers", 1));
    assertThatThrownBy(() -> client.pay("order-1", "tok_ok")).isInstanceOf(IOException.class);

    assertThat(client.get("/faults").number("dropAnswers")).isZero();
    assertThat(client.pay("order-1", "tok_ok").status()).isEqualTo(200);
    assertThat(entries()).containsExactly("order-1");
  }

  @Test
  void a_delayed_answer_comes_later() throws Exception {
    client.faults(Map.of("delayMillis", 300));
    long before = System.nanoTime();

    assertThat(client.pay("order-1", "tok_ok").status()).isEqualTo(201);

    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(300);
  }

  @Test
  void the_error_rate_is_the_share_of_requests_that_fail_without_work() throws Exception {
    client.faults(Map.of("errorRate", 0.5));

    List<Integer> statuses =
        List.of(
            client.pay("order-1", "tok_ok").status(),
            client.pay("order-2", "tok_ok").status(),
            client.pay("order-3", "tok_ok").status(),
            client.pay("order-4", "tok_ok").status());

    assertThat(statuses).containsExactly(201, 500, 201, 500);
    assertThat(entries()).containsExactly("order-1", "order-3");
  }

  @Test
  void a_double_capture_takes_the_money_twice_and_says_so() throws Exception {
    client.faults(Map.of("doubleCapture", 1));
    client.pay("order-1", "tok_ok");
    client.pay("order-2", "tok_ok");

    assertThat(entries()).containsExactly("order-1", "order-1", "order-2");
    assertThat(client.get("/v1/payments?reference=order-1").body().path("payments")).hasSize(2);
    assertThat(
            List.of(
                bench.webhooks.next().reference(),
                bench.webhooks.next().reference(),
                bench.webhooks.next().reference()))
        .containsExactlyInAnyOrder("order-1", "order-1", "order-2");
  }

  @Test
  void faults_that_are_left_out_are_off() throws Exception {
    client.faults(Map.of("down", true, "errorRate", 1));

    assertThat(client.faults(Map.of("dropAnswers", 2)).body())
        .isEqualTo(client.get("/faults").body());
    assertThat(client.get("/faults").body().path("down").asBoolean()).isFalse();
    assertThat(client.get("/faults").number("dropAnswers")).isEqualTo(2);
  }

  private List<String> entries() throws Exception {
    return client
        .get("/v1/ledger")
        .body()
        .path("entries")
        .valueStream()
        .map(entry -> entry.path("reference").asString())
        .toList();
  }
}

package io.boxoffice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.bench.OnsaleBench.Comparison;
import io.boxoffice.bench.TinyShop.Manner;
import io.boxoffice.core.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class OnsaleBenchIT {
  private static final int CONNECTIONS = 8;
  private static final List<String> CUSTOMERS =
      IntStream.range(0, 24).mapToObj(i -> "token-" + i).toList();

  @Test
  void what_an_honest_shop_acknowledged_is_there() throws IOException {
    try (var shop = new TinyShop(Manner.HONEST)) {
      OnsaleResult result = measure(shop);

      assertThat(result.verified()).isTrue();
      assertThat(result.measured().successful()).isPositive();
      assertThat(result.check().acknowledged())
          .as("with the first hold and the warm-up")
          .isEqualTo(result.check().counted())
          .isGreaterThan(result.measured().successful() + 1);
      assertThat(result.measured().refusedCount() + result.measured().failedCount()).isZero();
      assertThat(result.measured().latencies().nanosAt(0.5))
          .isPositive()
          .isLessThanOrEqualTo(result.measured().latencies().nanosAt(0.99));
    }
  }

  @Test
  void every_customer_has_a_turn() throws IOException {
    try (var shop = new TinyShop(Manner.HONEST)) {
      measure(shop);
      assertThat(shop.customers()).hasSize(CUSTOMERS.size()).contains("Bearer token-23");
    }
  }

  @Test
  void a_show_that_is_larger_than_an_offer_has_several() throws IOException {
    try (var shop = new TinyShop(Manner.HONEST);
        var client = new BenchClient(shop.url())) {
      HotShow.publish(client, "organizer", 2_500_000, Clock.systemUTC());

      assertThat(shop.capacities()).containsExactly(833_334, 833_334, 833_334);
    }
  }

  @Test
  void a_shop_that_forgets_a_hold_is_found_out() throws IOException {
    try (var shop = new TinyShop(Manner.FORGETFUL)) {
      OnsaleResult result = measure(shop);

      assertThat(result.verified()).isFalse();
      assertThat(result.figures().table()).contains("NOT VERIFIED");
    }
  }

  @Test
  void a_shop_that_makes_a_hold_twice_is_found_out() throws IOException {
    try (var shop = new TinyShop(Manner.HASTY)) {
      assertThat(measure(shop).verified()).isFalse();
    }
  }

  @Test
  void a_refused_hold_is_no_success() throws IOException {
    try (var shop = new TinyShop(Manner.RELUCTANT)) {
      OnsaleResult result = measure(shop);

      assertThat(result.verified()).isTrue();
      assertThat(result.measured().refusedCount())
          .isBetween(
              result.measured().successful() - CONNECTIONS,
              result.measured().successful() + CONNECTIONS);
      assertThat(result.measured().failedCount()).isZero();
      assertThat(result.measured().byStatus()).containsOnlyKeys(201, 409);
    }
  }

  @Test
  void a_failed_hold_is_no_success_and_no_refusal() throws IOException {
    try (var shop = new TinyShop(Manner.BROKEN)) {
      OnsaleResult result = measure(shop);

      assertThat(result.measured().failedCount()).isPositive();
      assertThat(result.measured().refusedCount()).isZero();
      assertThat(result.measured().successful() + result.measured().failedCount())
          .isEqualTo(
              result.measured().byStatus().values().stream().mapToLong(Long::longValue).sum());
    }
  }

  @Test
  void the_json_is_one_object_with_flat_keys() throws IOException {
    try (var shop = new TinyShop(Manner.HONEST)) {
      OnsaleResult result = measure(shop);
      JsonNode json = Json.read(result.figures().json(), JsonNode.class);

      assertThat(json.properties()).allMatch(property -> property.getValue().isValueNode());
      assertThat(new ArrayList<>(json.propertyNames()))
          .contains(
              "holdsPerSecond",
              "p50Millis",
              "p99Millis",
              "p999Millis",
              "successful",
              "refused",
              "verified",
              "connections",
              "seconds",
              "generatorCpuMillisPer1000Holds",
              "serverCpuMillisPer1000Holds",
              "databaseCpuMillisPer1000Holds",
              "generatorCpuPercent");
      assertThat(json.path("successful").asLong()).isEqualTo(result.measured().successful());
      assertThat(json.path("verified").asBoolean()).isTrue();
    }
  }

  @Test
  void holds_that_were_given_back_are_held_again_and_counted_apart() throws IOException {
    try (var shop = new TinyShop(Manner.HONEST)) {
      OnsaleResult result = measure(shop, 50, Comparison.NONE, shop);

      assertThat(result.verified()).as(result.figures().table()).isTrue();
      assertThat(result.check().released())
          .isBetween(
              result.check().acknowledged() / 2 - CONNECTIONS,
              result.check().acknowledged() / 2 + CONNECTIONS);
      assertThat(result.measured().byStatus()).containsOnlyKeys(201, 204);
    }
  }

  @Test
  void rivals_take_turns_with_the_product_and_are_checked_too() throws IOException {
    try (var shop = new TinyShop(Manner.HONEST)) {
      OnsaleResult result = measure(shop, 0, new Comparison(true, true), shop);
      JsonNode json = Json.read(result.figures().json(), JsonNode.class);

      assertThat(result.verified()).as(result.figures().table()).isTrue();
      assertThat(new ArrayList<>(json.propertyNames()))
          .contains(
              "baselineHoldsPerSecond",
              "baselineP99Millis",
              "ratio",
              "statementHoldsPerSecond",
              "statementP99Millis",
              "ratioToStatement",
              "limitHttpPerSecond",
              "round3HoldsPerSecond",
              "round3BaselinePerSecond",
              "round3StatementPerSecond",
              "round3LimitHttpPerSecond");
      assertThat(json.path("ratio").asDouble()).isPositive();
    }
  }

  @Test
  void a_log_that_lacks_a_hold_is_found_out() throws IOException {
    try (var shop = new TinyShop(Manner.HONEST)) {
      OnsaleResult result =
          measure(
              shop, 0, Comparison.NONE, evidence(() -> shop.count("", "") - 1, Optional.empty()));

      assertThat(result.verified()).isFalse();
    }
  }

  @Test
  void a_broken_promise_in_the_logs_is_told() throws IOException {
    try (var shop = new TinyShop(Manner.HONEST)) {
      OnsaleResult result =
          measure(
              shop,
              0,
              Comparison.NONE,
              evidence(() -> shop.count("", ""), Optional.of("a seat was sold twice")));

      assertThat(result.verified()).isFalse();
      assertThat(result.figures().table()).contains("NOT VERIFIED: a seat was sold twice");
    }
  }

  private static Evidence evidence(LongSupplier logged, Optional<String> counterexample) {
    return new Evidence() {
      @Override
      public long count(String show, String type) {
        return logged.getAsLong();
      }

      @Override
      public long countIn(String log, String type) {
        return 0;
      }

      @Override
      public Optional<String> counterexample() {
        return counterexample;
      }
    };
  }

  private static OnsaleResult measure(TinyShop shop) {
    return measure(shop, 0, Comparison.NONE, shop);
  }

  private static OnsaleResult measure(
      TinyShop shop, int releasePercent, Comparison with, Evidence evidence) {
    var shape =
        new LoadShape(
            CONNECTIONS, Duration.ofMillis(200), Duration.ofMillis(300), 0, releasePercent);
    var onsale =
        new Onsale(
            shop.url(), ProcessHandle.current().pid(), "organizer", CUSTOMERS, shape, evidence);
    return new OnsaleBench(onsale, with, Clock.systemUTC(), _ -> {}).measure();
  }
}

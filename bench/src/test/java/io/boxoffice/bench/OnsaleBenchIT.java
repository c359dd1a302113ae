package io.boxoffice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.bench.TinyShop.Manner;
import io.boxoffice.core.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class OnsaleBenchIT {
  private static final int CONNECTIONS = 8;
  private static final List<String> CUSTOMERS =
      IntStream.range(0, 100).mapToObj(i -> "token-" + i).toList();

  @Test
  void what_an_honest_shop_acknowledged_is_there() throws IOException {
    try (var shop = new TinyShop(Manner.HONEST)) {
      OnsaleResult result = measure(shop);

      assertThat(result.verified()).isTrue();
      assertThat(result.successful()).isPositive();
      assertThat(result.check().acknowledged())
          .as("with the first hold and the warm-up")
          .isEqualTo(result.check().counted())
          .isGreaterThan(result.successful() + 1);
      assertThat(result.refused() + result.failed()).isZero();
      assertThat(result.p50Millis())
          .isPositive()
          .isLessThanOrEqualTo(result.p99Millis())
          .isLessThanOrEqualTo(result.maxMillis());
    }
  }

  @Test
  void every_customer_has_a_turn() throws IOException {
    try (var shop = new TinyShop(Manner.HONEST)) {
      measure(shop);
      assertThat(shop.customers()).hasSize(CUSTOMERS.size()).contains("Bearer token-99");
    }
  }

  @Test
  void a_show_that_is_larger_than_an_offer_has_several() throws IOException {
    try (var shop = new TinyShop(Manner.HONEST);
        var client = new BenchClient(shop.url())) {
      HotShow.publish(client, "organizer", 2_500_000, Clock.systemUTC());

      assertThat(shop.capacities()).containsExactly(1_000_000, 1_000_000, 500_000);
    }
  }

  @Test
  void a_shop_that_forgets_a_hold_is_found_out() throws IOException {
    try (var shop = new TinyShop(Manner.FORGETFUL)) {
      OnsaleResult result = measure(shop);

      assertThat(result.verified()).isFalse();
      assertThat(result.table()).contains("NOT VERIFIED");
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
      assertThat(result.refused())
          .isBetween(result.successful() - CONNECTIONS, result.successful() + CONNECTIONS);
      assertThat(result.failed()).isZero();
      assertThat(result.byStatus()).containsOnlyKeys(201, 409);
    }
  }

  @Test
  void a_failed_hold_is_no_success_and_no_refusal() throws IOException {
    try (var shop = new TinyShop(Manner.BROKEN)) {
      OnsaleResult result = measure(shop);

      assertThat(result.failed()).isPositive();
      assertThat(result.refused()).isZero();
      assertThat(result.successful() + result.failed())
          .isEqualTo(result.byStatus().values().stream().mapToLong(Long::longValue).sum());
    }
  }

  @Test
  void the_json_is_one_object_with_flat_keys() throws IOException {
    try (var shop = new TinyShop(Manner.HONEST)) {
      OnsaleResult result = measure(shop);
      JsonNode json = Json.read(result.json(), JsonNode.class);

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
              "cpuGeneratorMillisPer1000Holds",
              "cpuServerMillisPer1000Holds",
              "cpuDatabaseMillisPer1000Holds");
      assertThat(json.path("successful").asLong()).isEqualTo(result.successful());
      assertThat(json.path("verified").asBoolean()).isTrue();
    }
  }

  private static OnsaleResult measure(TinyShop shop) {
    return new OnsaleBench(
            onsale(shop, Duration.ofMillis(200), Duration.ofMillis(300)),
            Clock.systemUTC(),
            _ -> {})
        .run();
  }

  private static Onsale onsale(TinyShop shop, Duration warmUp, Duration measured) {
    return new Onsale(
        shop.url(),
        ProcessHandle.current().pid(),
        "organizer",
        CUSTOMERS,
        CONNECTIONS,
        warmUp,
        measured);
  }
}

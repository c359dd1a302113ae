package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.bench.Figures;
import io.boxoffice.bench.GrowthBench;
import io.boxoffice.bench.LoadShape;
import io.boxoffice.bench.LogBench;
import io.boxoffice.bench.OnsaleBench;
import io.boxoffice.bench.OnsaleBench.Comparison;
import io.boxoffice.bench.OverloadBench;
import io.boxoffice.bench.PurchaseBench;
import io.boxoffice.bench.RestartBench;
import io.boxoffice.bench.SubscriptionsBench;
import io.boxoffice.bench.SweepBench;
import io.boxoffice.core.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every bench, tiny, against one real server: that it tells what it should and finds all in order.
/// How fast anything was says nothing here.
final class BenchesIT {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final List<BenchBed> BEDS = new ArrayList<>();

  @BeforeAll
  static void start() {
    BEDS.add(BenchBed.start(BenchServer.class, List.of(), Map.of()));
  }

  @AfterAll
  static void stop() {
    BEDS.forEach(BenchBed::close);
  }

  @Test
  void onsale_is_compared_with_row_locks_and_with_http_alone() {
    var bench = new OnsaleBench(bed().onsale(shape()), new Comparison(true, true), CLOCK, _ -> {});
    verified(
        bench.run(),
        "holdsPerSecond",
        "p50Millis",
        "p99Millis",
        "baselineHoldsPerSecond",
        "ratio",
        "statementHoldsPerSecond",
        "ratioToStatement",
        "limitHttpPerSecond",
        "successful",
        "refused");
  }

  @Test
  void onsale_at_a_rate_with_releases_tells_what_it_could_not_send() {
    var shape = new LoadShape(8, Duration.ofMillis(500), Duration.ofSeconds(1), 50, 30);
    var bench = new OnsaleBench(bed().onsale(shape), Comparison.NONE, CLOCK, _ -> {});
    verified(bench.run(), "holdsPerSecond", "p99Millis", "released", "ratePerSecond", "unsent");
  }

  @Test
  void sweep_draws_what_it_measured() {
    var swept = new SweepBench(bed().onsale(shape()), List.of(2, 8), CLOCK, _ -> {}).run();
    verified(swept.figures(), "connections2HoldsPerSecond", "connections8P99Millis");
    assertThat(swept.svg()).startsWith("<svg").contains("connections");
  }

  @Test
  void purchase_counts_those_with_mail() {
    Figures figures = new PurchaseBench(bed().onsale(shape()), CLOCK, _ -> {}).run();
    JsonNode json = verified(figures, "purchasesPerSecond", "p99Millis", "mailed");
    assertThat(json.path("mailed").asLong()).isEqualTo(json.path("successful").asLong());
  }

  @Test
  void growth_compares_shows_of_several_sizes() {
    Figures figures = new GrowthBench(bed().onsale(shape()), List.of(5, 50), CLOCK, _ -> {}).run();
    verified(figures, "holds5Micros", "holds50Micros", "holds50Ratio");
  }

  @Test
  void restart_finds_the_show_again_with_snapshots_and_without() {
    BenchBed bed = bed();
    Figures figures =
        new RestartBench(bed.onsale(shape()), bed.server(), bed::forgetSnapshots, CLOCK, _ -> {})
            .run(200);
    JsonNode json = verified(figures, "restartSeconds", "withoutSnapshotSeconds");
    assertThat(json.path("events").asLong()).isGreaterThanOrEqualTo(200);
  }

  @Test
  void overload_finds_that_nobody_met_anything_but_success_or_being_turned_away() {
    LoadShape usual = shape();
    var bench = new OverloadBench(bed().onsale(OverloadBench.storm(usual)), usual, CLOCK, _ -> {});
    JsonNode json = verified(bench.run(), "stormP99Millis", "slower", "calmAfterSeconds");
    assertThat(json.path("stormFailed").asLong()).isZero();
  }

  @Test
  void log_and_subscriptions_need_a_database_only() {
    try (Installation installation = bed().installation()) {
      var log = new LogBench(installation.server(), CLOCK, _ -> {});
      verified(
          log.run(Duration.ofMillis(200), Duration.ofSeconds(1)),
          "appends1PerSecond",
          "bare512PerSecond",
          "ratio128");
      var subscriptions = new SubscriptionsBench(installation.server(), CLOCK, _ -> {});
      verified(
          subscriptions.run(500),
          "projectionEventsPerSecond",
          "projectionIdleP99Millis",
          "reactionEventsPerSecond",
          "reactionIdleP99Millis");
    }
  }

  private static JsonNode verified(Figures figures, String... keys) {
    JsonNode json = Json.read(figures.json(), JsonNode.class);
    assertThat(json.path("verified").asBoolean()).as(figures.table()).isTrue();
    assertThat(json.properties()).allMatch(property -> property.getValue().isValueNode());
    assertThat(new ArrayList<>(json.propertyNames())).contains(keys);
    return json;
  }

  private static LoadShape shape() {
    return LoadShape.closed(8, Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  private static BenchBed bed() {
    return BEDS.getFirst();
  }
}

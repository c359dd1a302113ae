package io.boxoffice.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Measures whether a hold takes longer in a show that has many. Shows of several sizes take turns;
/// each hold that is measured is given back at once, so that a show stays as large as it is.
public final class GrowthBench {

  /// The holds of a small, a usual and a very large show.
  public static final List<Integer> SIZES = List.of(10, 1_000, 100_000);

  private static final int ROUNDS = 3;
  private static final Duration LEAD_IN = Duration.ofSeconds(1);
  private static final double MICROS_PER_SECOND = TimeUnit.SECONDS.toMicros(1);
  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final String HELD = "items.held.v1";

  private final Onsale onsale;
  private final List<Integer> sizes;
  private final Clock clock;
  private final Consumer<String> tell;

  /// @param sizes in holds
  /// @param tell takes each line of progress for the user
  public GrowthBench(Onsale onsale, List<Integer> sizes, Clock clock, Consumer<String> tell) {
    this.onsale = onsale;
    this.sizes = List.copyOf(sizes);
    this.clock = clock;
    this.tell = tell;
  }

  /// A show of one size.
  ///
  /// @param before loads that are not measured
  private record Sized(
      int holds, HotShow show, Crowd crowd, List<LoadResult> before, List<LoadResult> laps) {

    double micros() {
      double perSecond = Median.of(laps.stream().map(LoadResult::perSecond).toList());
      return perSecond > 0 ? MICROS_PER_SECOND / perSecond : 0;
    }

    double p50Millis() {
      return Median.of(
          laps.stream()
              .map(lap -> lap.measured().latencies().nanosAt(0.5) / NANOS_PER_MILLI)
              .toList());
    }

    /// What came of all of its loads in one respect.
    long sum(ToLongFunction<LoadResult> count) {
      return Stream.concat(before.stream(), laps.stream()).mapToLong(count).sum();
    }
  }

  public Figures run() {
    try (var client = new BenchClient(onsale.server())) {
      List<Sized> shows = sizes.stream().map(holds -> filled(client, holds)).toList();
      tell.accept("Warming up.");
      Sized smallest = shows.getFirst();
      smallest
          .before()
          .add(smallest.crowd().comeAndGo(onsale.shape().warmUp(), Duration.ZERO, tell));
      Duration each = onsale.shape().measured().dividedBy((long) ROUNDS * sizes.size());
      for (int round = 1; round <= ROUNDS; round++) {
        for (Sized sized : shows) {
          LoadResult lap = sized.crowd().comeAndGo(LEAD_IN, each, _ -> {});
          sized.laps().add(lap);
          tell.accept(
              "Round %d of %d, %,d holds: %,.0f/s"
                  .formatted(round, ROUNDS, sized.holds(), lap.perSecond()));
        }
      }
      return figures(shows);
    }
  }

  private Sized filled(BenchClient client, int holds) {
    tell.accept("Filling a show with %,d holds.".formatted(holds));
    HotShow show =
        HotShow.publish(client, onsale.organizer(), holds + HotShow.OFFER_MAX / 2, clock);
    show.open(onsale.customers().getFirst());
    var crowd = new Crowd(onsale, show, tell);
    List<LoadResult> before = new ArrayList<>(List.of(crowd.hold(holds, 0)));
    return new Sized(holds, show, crowd, before, new ArrayList<>());
  }

  private Figures figures(List<Sized> shows) {
    Figures figures = Figures.of("growth");
    figures.add("connections", "Connections", onsale.shape().connections(), "");
    double smallest = shows.getFirst().micros();
    for (Sized sized : shows) {
      String key = "holds" + sized.holds();
      String at = "At %,d holds".formatted(sized.holds());
      double ratio = smallest > 0 ? sized.micros() / smallest : 0;
      figures
          .add(key + "Micros", at + ", time per hold", sized.micros(), "µs")
          .add(key + "P50Millis", at + ", p50", sized.p50Millis(), "ms")
          .add(key + "Ratio", at + ", of the smallest", ratio, "");
    }
    shows.forEach(sized -> check(figures, sized));
    Verdict.add(figures, onsale.evidence());
    return figures;
  }

  private void check(Figures figures, Sized sized) {
    var check =
        new HoldsCheck(
            1 + sized.sum(LoadResult::successfulInAll),
            sized.sum(LoadResult::asideInAll),
            sized.sum(LoadResult::lostInAll),
            sized.show().taken(),
            onsale.evidence().count(sized.show().id(), HELD));
    figures.check(check.holds(), check.sentence());
  }
}

package io.boxoffice.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Measures an on-sale at several numbers of connections, one after another on one warm server, and
/// draws holds per second and p99 against them.
public final class SweepBench {

  /// From a few to more than the server has use for.
  public static final List<Integer> CONNECTIONS = List.of(16, 64, 128, 256, 512);

  private static final Duration LEAD_IN = Duration.ofSeconds(2);
  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final Onsale onsale;
  private final List<Integer> connections;
  private final Clock clock;
  private final Consumer<String> tell;

  /// @param onsale whose time is that of each number of connections
  /// @param tell takes each line of progress for the user
  public SweepBench(Onsale onsale, List<Integer> connections, Clock clock, Consumer<String> tell) {
    this.onsale = onsale;
    this.connections = List.copyOf(connections);
    this.clock = clock;
    this.tell = tell;
  }

  /// The figures and what they look like.
  ///
  /// @param svg a picture, as text
  public record Sweep(Figures figures, String svg) {}

  public Sweep run() {
    try (var client = new BenchClient(onsale.server())) {
      LoadShape shape = onsale.shape();
      tell.accept("Warming up.");
      lap(client, shape.lasting(shape.warmUp(), Duration.ZERO));
      List<Standing> standings = new ArrayList<>();
      for (int count : connections) {
        Lap.Result lap = lap(client, shape.lasting(LEAD_IN, shape.measured()).over(count));
        standings.add(new Standing(Contender.PRODUCT, List.of(lap)));
        tell.accept("%,d connections: %,.0f/s".formatted(count, lap.load().perSecond()));
      }
      tell.accept("Checking the logs.");
      return new Sweep(figures(standings), plot(standings));
    }
  }

  private Lap.Result lap(BenchClient client, LoadShape shape) {
    return new Lap(onsale.shaped(shape), clock, tell).run(client, Contender.PRODUCT);
  }

  private Figures figures(List<Standing> standings) {
    Figures figures = Figures.of("onsale-sweep");
    for (int i = 0; i < standings.size(); i++) {
      int count = connections.get(i);
      String key = "connections" + count;
      String label = count + " connections";
      Standing standing = standings.get(i);
      figures.add(key + "HoldsPerSecond", label, standing.perSecond(), "/s");
      standing.tell(figures, key, label);
    }
    for (Standing standing : standings) {
      figures.check(standing.holds(), standing.check().sentence());
    }
    Verdict.add(figures, onsale.evidence());
    return figures;
  }

  private String plot(List<Standing> standings) {
    List<Double> rates = standings.stream().map(Standing::perSecond).toList();
    List<Double> p99 =
        standings.stream()
            .map(one -> one.measured().latencies().nanosAt(0.99) / NANOS_PER_MILLI)
            .toList();
    return new Plot("Holds of one show", "connections", connections)
        .with(new Plot.Curve("successful holds per second", rates))
        .with(new Plot.Curve("p99 of their latency, ms", p99))
        .svg();
  }
}

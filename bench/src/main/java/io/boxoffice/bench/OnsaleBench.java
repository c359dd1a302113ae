package io.boxoffice.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Measures how many holds of one show the installation makes per second, each answered with 201
/// and therefore durable, and checks at the end that exactly those are there. Compared with others,
/// all take turns in rounds: what else the machine does then disturbs all alike.
public final class OnsaleBench {
  private static final int ROUNDS_MIN = 3;

  /// Connections are made and queues filled before a round counts.
  private static final Duration LEAD_IN = Duration.ofSeconds(1);

  private final Onsale onsale;
  private final Set<Contender> others;
  private final Clock clock;
  private final Consumer<String> tell;

  private OnsaleBench(Onsale onsale, Set<Contender> others, Clock clock, Consumer<String> tell) {
    this.onsale = onsale;
    this.others = others;
    this.clock = clock;
    this.tell = tell;
  }

  /// Whom to compare with; they answer only in a server that was started for benches.
  ///
  /// @param baseline row locks, as they are usually written and in one statement
  /// @param limit HTTP without storage
  public record Comparison(boolean baseline, boolean limit) {
    public static final Comparison NONE = new Comparison(false, false);

    public boolean isNone() {
      return !baseline && !limit;
    }
  }

  /// @param tell takes each line of progress for the user
  public OnsaleBench(Onsale onsale, Comparison with, Clock clock, Consumer<String> tell) {
    this(onsale, contenders(with), clock, tell);
  }

  private static Set<Contender> contenders(Comparison with) {
    Set<Contender> others = EnumSet.noneOf(Contender.class);
    if (with.baseline()) {
      others.add(Contender.BASELINE);
      others.add(Contender.STATEMENT);
    }
    if (with.limit()) {
      others.add(Contender.LIMIT);
    }
    return others;
  }

  /// Throws [BenchFailure] if the sale can't be opened or counted.
  public Figures run() {
    return measure().figures();
  }

  OnsaleResult measure() {
    try (var client = new BenchClient(onsale.server())) {
      LoadShape shape = onsale.shape();
      tell.accept(
          "%,d customers over %d connections, %d s to warm up, %d s to measure."
              .formatted(
                  onsale.customers().size(),
                  shape.connections(),
                  shape.warmUp().toSeconds(),
                  shape.measured().toSeconds()));
      Map<Contender, List<Lap.Result>> laps =
          others.isEmpty() ? alone(client) : inTurn(client, everyone());
      tell.accept("Checking the logs.");
      Optional<String> counterexample = onsale.evidence().counterexample();
      return new OnsaleResult(
          onsale,
          standing(laps, Contender.PRODUCT),
          others.stream().map(other -> standing(laps, other)).toList(),
          counterexample);
    }
  }

  private Map<Contender, List<Lap.Result>> alone(BenchClient client) {
    var lap = new Lap(onsale, clock, tell).run(client, Contender.PRODUCT);
    return Map.of(Contender.PRODUCT, List.of(lap));
  }

  private List<Contender> everyone() {
    List<Contender> all = new ArrayList<>(List.of(Contender.PRODUCT));
    all.addAll(others);
    return all;
  }

  private Map<Contender, List<Lap.Result>> inTurn(BenchClient client, List<Contender> all) {
    Map<Contender, List<Lap.Result>> laps = new EnumMap<>(Contender.class);
    Duration warmUp = onsale.shape().warmUp();
    for (Contender contender : all) {
      tell.accept("Warming up: " + contender.label());
      new Lap(shaped(warmUp, Duration.ZERO), clock, tell).run(client, contender);
    }
    int rounds = rounds();
    Duration each = onsale.shape().measured().dividedBy(rounds);
    for (int round = 1; round <= rounds; round++) {
      for (Contender contender : all) {
        var lap = new Lap(shaped(LEAD_IN, each), clock, _ -> {}).run(client, contender);
        laps.computeIfAbsent(contender, _ -> new ArrayList<>()).add(lap);
        tell.accept(
            "Round %d of %d: %,.0f/s, %s"
                .formatted(round, rounds, lap.load().perSecond(), contender.label()));
      }
    }
    return laps;
  }

  /// So many that none needs more than one offer.
  private int rounds() {
    long longest = Lap.LONGEST_OF_ONE_OFFER.toMillis();
    long needed = (onsale.shape().measured().toMillis() + longest - 1) / longest;
    return (int) Math.max(ROUNDS_MIN, needed);
  }

  private Onsale shaped(Duration warmUp, Duration measured) {
    return onsale.shaped(onsale.shape().lasting(warmUp, measured));
  }

  private static Standing standing(Map<Contender, List<Lap.Result>> laps, Contender contender) {
    return new Standing(contender, laps.getOrDefault(contender, List.of()));
  }
}

package io.boxoffice.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// Sends ten times as many customers as keep the server busy to one show, while a few buy for
/// another one. Who is turned away comes again when they were told to. Tells whether who gets in is
/// served as quickly, what the other show's customers notice, and whether the server is at rest
/// afterwards.
public final class OverloadBench {

  /// How many times the usual crowd comes.
  static final int STORM = 10;

  /// How much longer who gets in may wait.
  static final int SLOWER_MAX = 5;

  /// Customers of the other show, and what they ask in all per second.
  private static final int QUIET_CONNECTIONS = 32;

  private static final int QUIET_RATE = 50;
  private static final int BUSY = 429;
  private static final Duration CALM_WITHIN = Duration.ofSeconds(10);
  private static final Duration LEAD_IN = Duration.ofSeconds(2);
  private static final int HOLDS_PER_SECOND_MAX = 80_000;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double P99 = 0.99;

  private final Onsale onsale;
  private final LoadShape usual;
  private final Clock clock;
  private final Consumer<String> tell;

  /// @param onsale of the storm
  /// @param usual what keeps the server busy
  public OverloadBench(Onsale onsale, LoadShape usual, Clock clock, Consumer<String> tell) {
    this.onsale = onsale;
    this.usual = usual;
    this.clock = clock;
    this.tell = tell;
  }

  /// The load of ten times the customers.
  public static LoadShape storm(LoadShape usual) {
    return usual.over(STORM * usual.connections()).lasting(LEAD_IN, usual.measured());
  }

  /// What both shows' customers saw.
  private record Weather(LoadResult hot, LoadResult quiet) {}

  /// Throws [BenchFailure] if the sales can't be opened.
  public Figures run() {
    try (var client = new BenchClient(onsale.server())) {
      HotShow hot = open(client, places());
      HotShow quiet = open(client, HotShow.OFFER_MAX);
      Weather normal = load(hot, quiet, usual);
      long memory = Memory.ofTree(onsale.process());
      tell.accept("Ten times as many.");
      Weather stormy = load(hot, quiet, onsale.shape());
      long memoryAfter = Memory.ofTree(onsale.process());
      tell.accept("Waiting until the server is at rest.");
      Optional<Double> calm = new Calm(onsale.process()).await(CALM_WITHIN);
      Figures figures = Figures.of("overload");
      tellLoad(figures, "normal", normal);
      tellLoad(figures, "storm", stormy);
      figures
          .add("memoryNormalMegabytes", "Memory of server and database", memory, "MB")
          .add("memoryStormMegabytes", "The same after the storm", memoryAfter, "MB");
      checkAll(figures, normal, stormy, calm);
      long promised = normal.hot.successfulInAll() + stormy.hot.successfulInAll() + 1;
      long lost = normal.hot.lostInAll() + stormy.hot.lostInAll();
      figures.check(
          Math.abs(hot.taken() - promised) <= lost,
          "%,d holds were acknowledged, the server counts %,d.".formatted(promised, hot.taken()));
      Optional<String> broken = onsale.evidence().counterexample();
      return figures.check(broken.isEmpty(), broken.orElse("The logs keep every promise."));
    }
  }

  private HotShow open(BenchClient client, long places) {
    HotShow show = HotShow.publish(client, onsale.organizer(), places, clock);
    show.open(onsale.customers().getFirst());
    return show;
  }

  private Weather load(HotShow hot, HotShow quiet, LoadShape shape) {
    var aside = shape.over(QUIET_CONNECTIONS).at(QUIET_RATE);
    var few = new FutureTask<>(() -> load(quiet, aside, _ -> {}));
    Thread.ofPlatform().daemon().name("quiet-show").start(few);
    LoadResult many = load(hot, shape, tell);
    try {
      return new Weather(many, few.get());
    } catch (ExecutionException e) {
      throw new BenchFailure("The load of the other show failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }

  private LoadResult load(HotShow show, LoadShape shape, Consumer<String> progress) {
    List<HoldDialogue> customers =
        show.dialogues(new RequestBytes(onsale.server()), onsale.customers(), shape);
    return LoadGenerator.run(
        onsale.server(),
        customers,
        new LoadPlan(
            shape.warmUp(), shape.measured(), shape.ratePerSecond(), () -> {}, () -> {}, progress));
  }

  private static void tellLoad(Figures figures, String name, Weather weather) {
    Tally hot = weather.hot.measured();
    figures
        .add(name + "HoldsPerSecond", name + ": holds per second", weather.hot.perSecond(), "/s")
        .add(name + "P99Millis", name + ": 99 of 100 within", p99(weather.hot), "ms")
        .add(name + "QuietP99Millis", name + ": at the other show", p99(weather.quiet), "ms")
        .add(name + "TurnedAway", name + ": told to come again", turnedAway(hot), "")
        .add(name + "Failed", hot.failedCount());
  }

  private static void checkAll(
      Figures figures, Weather normal, Weather stormy, Optional<Double> calm) {
    double slower = p99(stormy.hot) / p99(normal.hot);
    double quiet = p99(stormy.quiet) / p99(normal.quiet);
    Tally storm = stormy.hot.measured();
    figures
        .add("slower", "Slower in the storm, for who got in", slower, "times")
        .add("quietSlower", "Slower at the other show", quiet, "times")
        .add("quietTurnedAway", turnedAway(stormy.quiet.measured()))
        .add("calmAfterSeconds", calm.orElse(-1.0))
        .check(storm.successful() > 0, "Some got in.")
        .check(onlyServedOrTurnedAway(storm), "Nobody met anything but success or 429.")
        .check(calm.isPresent(), "The server is at rest within " + CALM_WITHIN.toSeconds() + " s.")
        .say(slower <= SLOWER_MAX ? "Who got in was served in time." : "Who got in waited.");
  }

  /// Whether each request was answered, with success or with the one refusal that is meant.
  static boolean onlyServedOrTurnedAway(Tally tally) {
    return tally.failedCount() == 0
        && tally.lostCount() == 0
        && tally.refusedCount() == turnedAway(tally);
  }

  private static long turnedAway(Tally tally) {
    return tally.byStatus().getOrDefault(BUSY, 0L);
  }

  private static double p99(LoadResult load) {
    return load.measured().latencies().nanosAt(P99) / NANOS_PER_MILLI;
  }

  private long places() {
    Duration whole = usual.warmUp().plus(usual.measured().multipliedBy(2));
    return HOLDS_PER_SECOND_MAX * whole.plus(LEAD_IN).toSeconds();
  }
}

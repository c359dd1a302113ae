package io.boxoffice.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Measures how long a show with a long past takes to sell again after a restart. Its stream is
/// made as any stream is, by customers over HTTP, most of whom give back what they hold; so are its
/// snapshots.
public final class RestartBench {

  /// Of ten holds nine are given back: a stream is longer than the holds that it leaves.
  private static final int RELEASE_PERCENT = 90;

  private static final int PER_HUNDRED_HOLDS = LoadShape.PERCENT + RELEASE_PERCENT;
  private static final Duration SELLS_WITHIN = Duration.ofMinutes(5);
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final String HELD = "items.held.v1";
  private static final String RELEASED = "hold.released.v1";

  private final Onsale onsale;
  private final ServerProcess server;
  private final Runnable forgetSnapshots;
  private final Clock clock;
  private final Consumer<String> tell;

  /// @param server that serves the sale
  /// @param forgetSnapshots deletes all snapshots of the server's data while it is down
  /// @param tell takes each line of progress for the user
  public RestartBench(
      Onsale onsale,
      ServerProcess server,
      Runnable forgetSnapshots,
      Clock clock,
      Consumer<String> tell) {
    this.onsale = onsale;
    this.server = server;
    this.forgetSnapshots = forgetSnapshots;
    this.clock = clock;
    this.tell = tell;
  }

  /// How long it took from the start of the process.
  ///
  /// @param ready until it called itself ready
  /// @param sells until the first hold was made
  /// @param unknown tries before it, which may have been carried out all the same: who waits for a
  ///     commit for longer than 15 s is told to come again
  private record Restart(double ready, double sells, long unknown) {}

  /// Makes the show, restarts twice, and checks that all is there.
  ///
  /// @param events that the show has at least
  public Figures run(long events) {
    try (var client = new BenchClient(onsale.server())) {
      HotShow show = HotShow.publish(client, onsale.organizer(), events, clock);
      show.open(onsale.customers().getFirst());
      tell.accept("Making %,d events by holds over HTTP.".formatted(events));
      List<LoadResult> loads = fill(show, events);
      long made = events(show);
      tell.accept("Restarting.");
      Restart with = restart(show, () -> {});
      tell.accept("Restarting without snapshots.");
      Restart without = restart(show, forgetSnapshots);
      Figures figures =
          Figures.of("restart")
              .add("events", "Events of the show", made, "")
              .add("restartSeconds", "Restart to the first hold", with.sells(), "s")
              .add("readySeconds", "Restart until ready", with.ready(), "s")
              .add(
                  "withoutSnapshotSeconds",
                  "Without snapshots, to the first hold",
                  without.sells(),
                  "s")
              .add(
                  "withoutSnapshotReadySeconds",
                  "Without snapshots, until ready",
                  without.ready(),
                  "s");
      check(figures, show, loads, with.unknown() + without.unknown());
      return figures;
    }
  }

  /// Chance decides which holds are given back, so that the first load may leave a few to make.
  private List<LoadResult> fill(HotShow show, long events) {
    var crowd = new Crowd(onsale, show, tell);
    List<LoadResult> loads = new ArrayList<>();
    for (long missing = events; missing > 0; missing = events - events(show)) {
      long holds = missing * LoadShape.PERCENT / PER_HUNDRED_HOLDS + 1;
      LoadResult load = crowd.hold(holds, RELEASE_PERCENT);
      if (load.successfulInAll() == 0) {
        throw new BenchFailure("None of %,d holds was made.".formatted(holds));
      }
      loads.add(load);
    }
    return loads;
  }

  private Restart restart(HotShow show, Runnable between) {
    server.halt();
    between.run();
    long begun = System.nanoTime();
    server.goOn();
    try {
      server.awaitReady();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    double ready = since(begun);
    var failed = new AtomicLong();
    if (!Patience.await(SELLS_WITHIN, () -> sells(show, failed))) {
      throw new BenchFailure("The show does not sell " + SELLS_WITHIN + " after the restart.");
    }
    return new Restart(ready, since(begun), failed.get());
  }

  private boolean sells(HotShow show, AtomicLong failed) {
    boolean held = show.sellsTo(onsale.customers().getFirst());
    if (!held) {
      failed.incrementAndGet();
    }
    return held;
  }

  private long events(HotShow show) {
    return onsale.evidence().count(show.id(), HELD) + onsale.evidence().count(show.id(), RELEASED);
  }

  private void check(Figures figures, HotShow show, List<LoadResult> loads, long unknown) {
    long restarts = 2; // Each sold once, after the hold that opened the sale.
    var check =
        new HoldsCheck(
            1 + restarts + loads.stream().mapToLong(LoadResult::successfulInAll).sum(),
            loads.stream().mapToLong(LoadResult::asideInAll).sum(),
            unknown + loads.stream().mapToLong(LoadResult::lostInAll).sum(),
            show.taken(),
            onsale.evidence().count(show.id(), HELD));
    figures.check(check.holds(), check.sentence());
    Verdict.add(figures, onsale.evidence());
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / NANOS_PER_SECOND;
  }
}

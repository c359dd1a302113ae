package io.boxoffice.app;

import io.boxoffice.bench.Figures;
import io.boxoffice.bench.LoadShape;
import io.boxoffice.bench.RestartBench;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A server with a long past is started again: when does it sell?
@Command(
    name = "restart",
    description =
        "Makes a show with many events, restarts the server, and counts the time to the first hold,"
            + " with snapshots and without.",
    mixinStandardHelpOptions = true)
final class BenchRestartCommand implements Callable<Integer> {
  private static final int EVENTS = 1_000_000;

  @Mixin private BenchOptions options = new BenchOptions();
  @Mixin private PropertyArguments properties = new PropertyArguments();

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Events of the show (default: 1000000).")
  private int events = EVENTS;

  @Override
  public Integer call() {
    options.checked("--events", events, 1, EVENTS);
    return options.run(this::measure);
  }

  private Figures measure() {
    var shape = LoadShape.closed(options.connections(), options.warmUp(), options.measured());
    try (var bed = options.startToRestart(Boxoffice.class, properties)) {
      return new RestartBench(
              bed.onsale(shape),
              bed.server(),
              bed::forgetSnapshots,
              Clock.systemUTC(),
              options::tell)
          .run(events);
    }
  }
}

package io.boxoffice.app;

import io.boxoffice.bench.Figures;
import io.boxoffice.bench.LoadShape;
import io.boxoffice.bench.OverloadBench;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Ten times more customers than can be served.
@Command(
    name = "overload",
    description =
        "Sends ten times as many customers as usual to one show: how those are served that get in,"
            + " what customers of another show notice, and whether the server recovers.",
    mixinStandardHelpOptions = true)
final class BenchOverloadCommand implements Callable<Integer> {

  @Mixin private BenchOptions options = new BenchOptions();
  @Mixin private PropertyArguments properties = new PropertyArguments();

  @Override
  public Integer call() {
    return options.run(this::measure);
  }

  private Figures measure() {
    LoadShape usual = LoadShape.closed(options.connections(), options.warmUp(), options.measured());
    try (var bed = options.start(Boxoffice.class, properties)) {
      return new OverloadBench(
              bed.onsale(OverloadBench.storm(usual)), usual, Clock.systemUTC(), options::tell)
          .run();
    }
  }
}

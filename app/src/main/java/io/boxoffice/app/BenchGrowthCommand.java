package io.boxoffice.app;

import io.boxoffice.bench.Figures;
import io.boxoffice.bench.GrowthBench;
import io.boxoffice.bench.LoadShape;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A show fills: does a hold take longer?
@Command(
    name = "growth",
    description = "Compares the time per hold in shows that have few, many and very many holds.",
    mixinStandardHelpOptions = true)
final class BenchGrowthCommand implements Callable<Integer> {
  @Mixin private BenchOptions options = new BenchOptions();
  @Mixin private PropertyArguments properties = new PropertyArguments();

  @Option(
      names = "--holds",
      paramLabel = "N,N",
      split = ",",
      description = "Sizes of the shows (default: 10,1000,100000).")
  private List<Integer> holds = new ArrayList<>(GrowthBench.SIZES);

  @Override
  public Integer call() {
    return options.run(this::measure);
  }

  private Figures measure() {
    var shape = LoadShape.closed(options.connections(), options.warmUp(), options.measured());
    try (var bed = options.start(Boxoffice.class, properties)) {
      return new GrowthBench(bed.onsale(shape), holds, Clock.systemUTC(), options::tell).run();
    }
  }
}

package io.boxoffice.app;

import io.boxoffice.bench.Figures;
import io.boxoffice.bench.LoadShape;
import io.boxoffice.bench.PurchaseBench;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Everyone buys: whole purchases per second.
@Command(
    name = "purchase",
    description =
        "Counts whole purchases per second: hold, order, payment, ticket, and the mail accepted."
            + " Fails unless each purchase that was paid has all of them.",
    mixinStandardHelpOptions = true)
final class BenchPurchaseCommand implements Callable<Integer> {
  @Mixin private BenchOptions options = new BenchOptions();
  @Mixin private PropertyArguments properties = new PropertyArguments();

  @Override
  public Integer call() {
    return options.run(this::measure);
  }

  private Figures measure() {
    var shape = LoadShape.closed(options.connections(), options.warmUp(), options.measured());
    try (var bed = options.start(Boxoffice.class, properties)) {
      return new PurchaseBench(bed.onsale(shape), Clock.systemUTC(), options::tell).run();
    }
  }
}

package io.boxoffice.app;

import io.boxoffice.bench.BareInserts;
import io.boxoffice.bench.Figures;
import io.boxoffice.bench.LoadShape;
import io.boxoffice.bench.OnsaleBench;
import io.boxoffice.bench.OnsaleBench.Comparison;
import io.boxoffice.bench.SweepBench;
import io.boxoffice.postgres.InstallationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Everyone wants one show: successful durable holds per second.
@Command(
    name = "onsale",
    description =
        "Counts the holds of one show that succeed per second, over HTTP, with a token for each"
            + " customer. Fails if the server has not exactly the holds that it acknowledged.",
    mixinStandardHelpOptions = true)
final class BenchOnsaleCommand implements Callable<Integer> {
  private static final int RATE_MAX = 200_000;

  /// Bare inserts need less time than a round: nothing has to be compiled for them in the server.
  private static final Duration INSERTS_MAX = Duration.ofSeconds(3);

  @Mixin private BenchOptions options = new BenchOptions();
  @Mixin private PropertyArguments properties = new PropertyArguments();

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Requests that are due per second, whatever becomes of those before; latency counts from"
              + " when one was due (default: each customer asks again when answered).")
  private int rate;

  @Option(
      names = "--releases",
      paramLabel = "PERCENT",
      description = "Share of the holds that is given back and held again (default: 0).")
  private int releases;

  @Option(
      names = "--baseline",
      description =
          "Take turns with the same endpoint over row locks, as they are usually written and in one"
              + " statement, in the same server, and print the ratios.")
  private boolean baseline;

  @Option(
      names = "--limit",
      description =
          "Take turns with the same endpoint without storage, and insert bare rows without HTTP.")
  private boolean limit;

  @Option(
      names = "--sweep",
      description =
          "Measure at 16, 64, 128, 256 and 512 connections, --seconds each, and draw the figures.")
  private boolean sweep;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Where --sweep draws (default: onsale-sweep.svg).")
  private Path svg = Path.of("onsale-sweep.svg");

  @Override
  public Integer call() {
    LoadShape shape = shape();
    var with = new Comparison(baseline, limit);
    if (!with.isNone() && releases > 0) {
      throw options.refused("Only the product takes holds back: no --releases with others.");
    }
    if (!with.isNone() && rate > 0) {
      throw options.refused("Rivals are compared at full load: no --rate with others.");
    }
    if (sweep && !with.isNone()) {
      throw options.refused("--sweep is for the product alone.");
    }
    return options.run(() -> sweep ? sweep(shape) : measure(shape, with));
  }

  private LoadShape shape() {
    return new LoadShape(
        options.connections(),
        options.warmUp(),
        options.measured(),
        options.checked("--rate", rate, 0, RATE_MAX),
        options.checked("--releases", releases, 0, 100));
  }

  private Figures measure(LoadShape shape, Comparison with) {
    Class<?> program = with.isNone() ? Boxoffice.class : BenchServer.class;
    try (var bed = options.start(program, properties)) {
      Figures figures =
          new OnsaleBench(bed.onsale(shape), with, Clock.systemUTC(), options::tell).run();
      if (limit) {
        insert(bed, figures);
      }
      return figures;
    }
  }

  private Figures sweep(LoadShape shape) {
    try (var bed = options.start(Boxoffice.class, properties)) {
      var swept =
          new SweepBench(
                  bed.onsale(shape), SweepBench.CONNECTIONS, Clock.systemUTC(), options::tell)
              .run();
      Files.writeString(svg, swept.svg());
      options.tell("Drawn: " + svg);
      return swept.figures();
    } catch (IOException e) {
      throw new InstallationException(svg + " can't be written: " + e.getMessage(), e);
    }
  }

  private void insert(BenchBed bed, Figures figures) {
    options.tell("Inserting bare rows.");
    Duration measured = options.measured();
    Duration each = measured.compareTo(INSERTS_MAX) < 0 ? measured : INSERTS_MAX;
    try (var installation = bed.installation();
        var inserts = BareInserts.open(installation.server(), Clock.systemUTC())) {
      inserts.tell(figures, each);
    }
  }
}

package io.boxoffice.app;

import io.boxoffice.bench.LogBench;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The event log alone: appends per second.
@Command(
    name = "log",
    description =
        "Counts events appended per second through the writer, by how many wait for a commit, in"
            + " turns with bare inserts. Needs no server: --connections says nothing here.",
    mixinStandardHelpOptions = true)
final class BenchLogCommand implements Callable<Integer> {
  @Mixin private BenchOptions options = new BenchOptions();

  @Override
  public Integer call() {
    return options.run(
        () ->
            BenchDatabase.with(
                server ->
                    new LogBench(server, Clock.systemUTC(), options::tell)
                        .run(options.warmUp(), options.measured())));
  }
}

package io.boxoffice.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Measurements, each a subcommand.
@Command(
    name = "bench",
    description = "Measures a fresh installation that it starts for the purpose, and checks it.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchOnsaleCommand.class,
      BenchOverloadCommand.class,
      BenchPurchaseCommand.class,
      BenchGrowthCommand.class,
      BenchRestartCommand.class,
      BenchLogCommand.class,
      BenchSubscriptionsCommand.class
    })
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "What is to be measured? See bench --help.");
  }
}

package io.boxoffice.app;

import io.boxoffice.app.verify.Report;
import io.boxoffice.app.verify.Verification;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Proves from the logs that the installation kept its promises, while it runs or when it does not.
@Command(
    name = "verify",
    description =
        "Proves from the logs that nothing was oversold and no paid order was lost. Exits with 1"
            + " and a counterexample if it can't.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  static final int EXIT_BROKEN = 1;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOption data = new DataOption();
  @Mixin private PropertyArguments properties = new PropertyArguments();

  @Option(names = "--json", description = "Prints the whole report as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    QuietLogging.on();
    Report report;
    try (Installation installation = Installation.join(data.folder, properties.values())) {
      report = Verification.run(installation.server());
    }
    spec.commandLine().getOut().println(json ? report.json() : report.text());
    return report.holds() ? 0 : EXIT_BROKEN;
  }
}

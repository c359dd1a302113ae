package io.boxoffice.app;

import io.boxoffice.postgres.InstallationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line.
@Command(
    name = "boxoffice",
    description = "Sells tickets: never a seat twice, never a paid order lost.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      VerifyCommand.class,
      GrantCommand.class,
      TokenCommand.class,
      ParkedCommand.class,
      BenchCommand.class,
      ChaosCommand.class
    },
    footer = {"", "Every check and test: ./boxoffice test"})
public final class Boxoffice implements Runnable {

  /// Something about the machine or the folder is in the way; the message says what to do.
  static final int EXIT_INSTALLATION = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Boxoffice() {}

  public static void main(String[] arguments) {
    int status = commandLine().execute(arguments);
    if (status != ServeCommand.RUNNING) {
      System.exit(status);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Boxoffice())
        .setExecutionExceptionHandler(
            (failure, command, _) -> {
              if (failure instanceof InstallationException clear) {
                command.getErr().println(clear.getMessage());
                return EXIT_INSTALLATION;
              }
              throw failure;
            });
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "What is to be done? See --help.");
  }
}

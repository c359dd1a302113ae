package io.boxoffice.app;

import io.boxoffice.web.Role;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Gives an account a role; works beside a running installation and on a stopped one.
@Command(
    name = "grant",
    description = "Gives a verified account a role.",
    mixinStandardHelpOptions = true)
final class GrantCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--email",
      paramLabel = "E",
      required = true,
      description = "The account's address.")
  private String email = "";

  @Option(
      names = "--role",
      paramLabel = "R",
      required = true,
      description = "OPERATOR, ORGANIZER or DOOR.")
  private Role role = Role.OPERATOR;

  @Option(
      names = "--organization",
      paramLabel = "NAME",
      description =
          "The organization; made for an ORGANIZER if it is missing. Without it an ORGANIZER gets"
              + " one of their own.")
  private String organization = "";

  @Override
  public Integer call() {
    return 0;
  }
}

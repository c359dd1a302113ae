package io.boxoffice.app;

import io.boxoffice.accounts.Grants;
import io.boxoffice.core.Email;
import io.boxoffice.core.Ids;
import io.boxoffice.messaging.Platform;
import io.boxoffice.web.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
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
  @Mixin private PropertyArguments properties = new PropertyArguments();

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
    QuietLogging.on();
    var clock = Clock.systemUTC();
    try (var installation = Installation.join(data.folder, properties.values());
        var platform = new Platform(installation.server(), clock, new SimpleMeterRegistry())) {
      Optional<String> name = Optional.of(organization).filter(text -> !text.isBlank());
      var result = Grants.open(platform, new Ids(clock)).grant(address(), role, name);
      return switch (result) {
        case Grants.Result.Granted(var _, var sentence) -> {
          spec.commandLine().getOut().println(sentence);
          yield 0;
        }
        case Grants.Result.Refused(var sentence) -> {
          spec.commandLine().getErr().println(sentence);
          yield 1;
        }
      };
    }
  }

  private Email address() {
    try {
      return new Email(email);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "What follows --email is not an e-mail address.", e);
    }
  }
}

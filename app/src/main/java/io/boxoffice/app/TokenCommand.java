package io.boxoffice.app;

import io.boxoffice.core.Ids;
import io.boxoffice.web.Caller;
import io.boxoffice.web.Role;
import io.boxoffice.web.TokenIssuer;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Prints an access token of a development installation, and nothing else.
@Command(
    name = "token",
    description =
        "Prints a token for a role, valid for an hour and every organization. Development"
            + " installations only.",
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
  static final Duration LIFE = Duration.ofHours(1);

  /// The origin of the accounts behind these tokens: one per role, the same at each call.
  private static final UUID ORIGIN = new UUID(0x7000L, 0x8000_0000_0000_0000L);

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--role",
      paramLabel = "R",
      required = true,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private Role role = Role.CUSTOMER;

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "Of this account, to see what is theirs; else of one that each role has.")
  private String account = "";

  @Override
  public Integer call() {
    Development.require(data.folder);
    var keys = new Keys(data.folder.resolve("keys"));
    spec.commandLine().getOut().println(token(keys, role, account()));
    return 0;
  }

  private UUID account() {
    try {
      return account.isEmpty() ? accountOf(role) : Ids.parse(account);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "What follows --account is not the id of an account.", e);
    }
  }

  static String token(Keys keys, Role role) {
    return token(keys, role, accountOf(role));
  }

  private static UUID accountOf(Role role) {
    return Ids.derived(ORIGIN, role.name());
  }

  private static String token(Keys keys, Role role, UUID account) {
    Set<Role> roles = EnumSet.of(Role.CUSTOMER, role);
    var caller = new Caller(account, roles, Map.of(), true);
    return new TokenIssuer(keys, Clock.systemUTC()).issue(caller, LIFE);
  }
}

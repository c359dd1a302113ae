package io.boxoffice.accounts.application;

import io.boxoffice.accounts.domain.Account;
import io.boxoffice.accounts.domain.AccountCommand;
import io.boxoffice.accounts.domain.AccountDecider;
import io.boxoffice.accounts.domain.AccountRefusal;
import io.boxoffice.accounts.domain.AccountRules;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.accounts.AccountEvent;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.Aggregates;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Together;
import io.boxoffice.eventlog.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Accounts in their log: reads them and asks for decisions.
public final class AccountLog {
  private final AggregateType<Account, AccountCommand, AccountEvent, AccountRefusal> type;
  private final LogWriter writer;
  private final Aggregates aggregates;

  public AccountLog(LogWriter writer, AccountRules rules) {
    this.type = AggregateType.of("account", new AccountDecider(rules), AccountEvent.CODEC);
    this.writer = writer;
    this.aggregates = writer.aggregates();
  }

  /// What became of a command.
  public sealed interface Answer {

    /// Decided and durable; no events if there was nothing to do.
    record Accepted(List<AccountEvent> events) implements Answer {}

    record Refused(AccountRefusal reason) implements Answer {}
  }

  public Optional<Account> find(AccountId accountId) {
    return aggregates.find(type, accountId).map(Aggregates.Versioned::state);
  }

  public Answer ask(
      AccountId accountId,
      Function<Instant, AccountCommand> command,
      Metadata metadata,
      Together... together) {
    Unit unit = new Unit(List.of(type.command(accountId, command)), metadata, List.of(together));
    return switch (writer.execute(unit)) {
      case Outcome.Accepted accepted -> new Answer.Accepted(events(accepted));
      case Outcome.Refused(AccountRefusal reason) -> new Answer.Refused(reason);
      case Outcome other -> throw new InvariantViolation("an account answered " + other);
    };
  }

  private List<AccountEvent> events(Outcome.Accepted accepted) {
    return accepted.decided(type).events().stream().map(recorded -> recorded.event()).toList();
  }
}

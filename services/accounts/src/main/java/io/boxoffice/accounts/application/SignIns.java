package io.boxoffice.accounts.application;

import io.boxoffice.accounts.application.Vault.Registered;
import io.boxoffice.accounts.domain.AccountCommand.SignIn;
import io.boxoffice.accounts.domain.AccountRefusal;
import io.boxoffice.accounts.domain.AccountRefusal.SignInLocked;
import io.boxoffice.accounts.domain.AccountRefusal.Unverified;
import io.boxoffice.accounts.domain.AccountRules;
import io.boxoffice.accounts.domain.Lockout;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.accounts.AccountEvent.SignInFailed;
import io.boxoffice.core.Email;
import io.boxoffice.eventlog.Metadata;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Checks passwords. An address without an account is answered like one with a wrong password, in
/// about the same time: the hashing of the password, beside which all else is short. One that is
/// not verified counts as one without: it says so to whoever knows the password of its latest
/// registration, and lets nobody in.
public final class SignIns {
  private final AccountLog accounts;
  private final Vault vault;
  private final Passwords passwords;
  private final UnknownSignIns unknown;
  private final AccountRules rules;
  private final Clock clock;

  public SignIns(
      AccountLog accounts, Vault vault, Passwords passwords, AccountRules rules, Clock clock) {
    this.accounts = accounts;
    this.vault = vault;
    this.passwords = passwords;
    this.unknown = new UnknownSignIns(clock, rules);
    this.rules = rules;
    this.clock = clock;
  }

  /// What became of a try to sign in.
  public sealed interface Answer {
    record SignedIn(AccountId accountId) implements Answer {}

    /// Wrong password or unknown address.
    record Failed() implements Answer {}

    record Refused(AccountRefusal reason) implements Answer {}
  }

  public Answer signIn(Email email, String password, Metadata metadata) {
    Optional<Registered> found = vault.registered(email).stream().findFirst();
    Optional<AccountId> owner = found.filter(Registered::verified).map(Registered::accountId);
    Optional<Instant> locked =
        owner.isPresent() ? lockedUntil(owner.get()) : unknown.lockedUntil(email);
    if (locked.isPresent()) {
      return locked(locked.get());
    }
    boolean right =
        passwords.matches(
            password, found.map(Registered::passwordHash).orElseGet(passwords::hashOfNobody));
    return owner
        .map(account -> decide(account, right, metadata))
        .orElseGet(() -> right ? new Answer.Refused(new Unverified()) : fail(email));
  }

  private Answer fail(Email email) {
    return unknown.fail(email).map(this::locked).orElseGet(Answer.Failed::new);
  }

  private Answer decide(AccountId accountId, boolean right, Metadata metadata) {
    var answer = accounts.ask(accountId, at -> new SignIn(accountId, right, at), metadata);
    return switch (answer) {
      case AccountLog.Answer.Refused(var reason) -> new Answer.Refused(reason);
      case AccountLog.Answer.Accepted(var events) ->
          events.stream().anyMatch(SignInFailed.class::isInstance)
              ? new Answer.Failed()
              : new Answer.SignedIn(accountId);
    };
  }

  private Optional<Instant> lockedUntil(AccountId accountId) {
    return accounts
        .find(accountId)
        .flatMap(
            account ->
                account.lockedUntil(rules.signInTries(), rules.signInWindow(), clock.instant()));
  }

  private Answer locked(Instant until) {
    return new Answer.Refused(new SignInLocked(Lockout.seconds(clock.instant(), until)));
  }
}

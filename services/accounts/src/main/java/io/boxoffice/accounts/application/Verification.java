package io.boxoffice.accounts.application;

import io.boxoffice.accounts.application.AccountLog.Answer;
import io.boxoffice.accounts.domain.Account.Challenge;
import io.boxoffice.accounts.domain.AccountCommand.RequestCode;
import io.boxoffice.accounts.domain.AccountCommand.Verify;
import io.boxoffice.accounts.domain.AccountRefusal;
import io.boxoffice.accounts.domain.AccountRefusal.AlreadyVerified;
import io.boxoffice.accounts.domain.AccountRefusal.CodeInvalid;
import io.boxoffice.accounts.domain.AccountRefusal.CodeTooSoon;
import io.boxoffice.accounts.domain.AccountRefusal.SignInLocked;
import io.boxoffice.accounts.domain.AccountRefusal.Unverified;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.accounts.AccountEvent.VerificationFailed;
import io.boxoffice.core.Email;
import io.boxoffice.core.Ids;
import io.boxoffice.eventlog.Metadata;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Proves by mailed codes that addresses are theirs who registered them.
public final class Verification {
  private final AccountLog accounts;
  private final Vault vault;
  private final VerificationCodes codes;
  private final CodeRequests requests;
  private final Ids ids;

  public Verification(
      AccountLog accounts, Vault vault, VerificationCodes codes, CodeRequests requests, Ids ids) {
    this.accounts = accounts;
    this.vault = vault;
    this.codes = codes;
    this.requests = requests;
    this.ids = ids;
  }

  /// Empty if the address is verified by this code; else always the same refusal.
  public Optional<AccountRefusal> verify(Email email, String code, Metadata metadata) {
    return accountOf(email)
        .filter(account -> isRight(account, code, metadata))
        .map(_ -> Optional.<AccountRefusal>empty())
        .orElseGet(() -> Optional.of(new CodeInvalid()));
  }

  private boolean isRight(AccountId accountId, String code, Metadata metadata) {
    Optional<Challenge> challenge = accounts.find(accountId).map(account -> account.challenge());
    if (challenge.isEmpty()) {
      return false;
    }
    UUID challengeId = challenge.get().id();
    boolean right = codes.matches(challengeId, code);
    var answer =
        accounts.ask(accountId, at -> new Verify(accountId, challengeId, right, at), metadata);
    return switch (answer) {
      case Answer.Accepted(var events) ->
          events.stream().noneMatch(VerificationFailed.class::isInstance);
      case Answer.Refused _ -> false;
    };
  }

  /// Empty if a code is sent, or would be if the address had an account that is not verified.
  public Optional<AccountRefusal> requestCode(Email email, Metadata metadata) {
    OptionalLong wait = requests.tooSoon(email);
    if (wait.isPresent()) {
      return Optional.of(new CodeTooSoon(wait.getAsLong()));
    }
    return accountOf(email).flatMap(account -> requestCode(account, metadata));
  }

  private Optional<AccountRefusal> requestCode(AccountId accountId, Metadata metadata) {
    UUID challengeId = ids.next();
    var answer =
        accounts.ask(accountId, at -> new RequestCode(accountId, challengeId, at), metadata);
    return switch (answer) {
      case Answer.Accepted _ -> Optional.empty();
      case Answer.Refused(var reason) ->
          switch (reason) {
            case CodeTooSoon soon -> Optional.of(soon);
            case AlreadyVerified _, CodeInvalid _, SignInLocked _, Unverified _ -> Optional.empty();
          };
    };
  }

  private Optional<AccountId> accountOf(Email email) {
    return vault.credentials(email).map(Vault.Credentials::accountId);
  }
}

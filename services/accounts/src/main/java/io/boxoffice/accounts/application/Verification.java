package io.boxoffice.accounts.application;

import io.boxoffice.accounts.application.AccountLog.Answer;
import io.boxoffice.accounts.application.Vault.Registered;
import io.boxoffice.accounts.domain.AccountCommand.RequestCode;
import io.boxoffice.accounts.domain.AccountCommand.Verify;
import io.boxoffice.accounts.domain.AccountRefusal;
import io.boxoffice.accounts.domain.AccountRefusal.AlreadyVerified;
import io.boxoffice.accounts.domain.AccountRefusal.CodeInvalid;
import io.boxoffice.accounts.domain.AccountRefusal.CodeTooSoon;
import io.boxoffice.accounts.domain.AccountRefusal.SignInLocked;
import io.boxoffice.accounts.domain.AccountRefusal.Unverified;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.core.Ids;
import io.boxoffice.eventlog.AppendFailed;
import io.boxoffice.eventlog.Metadata;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/// Proves by mailed codes that addresses are theirs who registered them. A code verifies the
/// account that it was mailed for; all others of the address are forgotten with it.
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

  /// A code that was mailed for an account.
  private record Mailed(AccountId accountId, UUID challengeId) {}

  /// Empty if the address is verified by this code; else always the same refusal.
  public Optional<AccountRefusal> verify(Registrant registrant, String code, Metadata metadata) {
    List<Mailed> mailed =
        registrant.own(vault.registered(registrant.email())).stream()
            .flatMap(one -> mailed(one.accountId()))
            .toList();
    List<Mailed> right =
        mailed.stream().filter(one -> codes.matches(one.challengeId(), code)).toList();
    if (right.size() == 1 && isVerified(right.getFirst(), metadata)) {
      return Optional.empty();
    }
    if (right.isEmpty()) {
      mailed.forEach(one -> countWrong(one, metadata));
    }
    return Optional.of(new CodeInvalid());
  }

  private Stream<Mailed> mailed(AccountId accountId) {
    return accounts.find(accountId).stream()
        .map(account -> new Mailed(accountId, account.challenge().id()));
  }

  private boolean isVerified(Mailed right, Metadata metadata) {
    AccountId id = right.accountId();
    try {
      var answer =
          accounts.ask(
              id, at -> new Verify(id, right.challengeId(), true, at), metadata, vault.verify(id));
      return switch (answer) {
        case Answer.Accepted _ -> true;
        case Answer.Refused _ -> false;
      };
    } catch (AppendFailed failure) {
      if (vault.person(id).isEmpty()) {
        return false; // Another code of the address was faster, and this account is forgotten.
      }
      throw failure;
    }
  }

  /// A wrong code is a try at every code that it might have been.
  private void countWrong(Mailed mailed, Metadata metadata) {
    AccountId id = mailed.accountId();
    accounts.ask(id, at -> new Verify(id, mailed.challengeId(), false, at), metadata);
  }

  /// Empty if a code is sent, or would be if the address had an account that is not verified: their
  /// own if it is known, else the latest.
  public Optional<AccountRefusal> requestCode(Registrant registrant, Metadata metadata) {
    OptionalLong wait = requests.tooSoon(registrant.email());
    if (wait.isPresent()) {
      return Optional.of(new CodeTooSoon(wait.getAsLong()));
    }
    return registrant.own(vault.registered(registrant.email())).stream()
        .findFirst()
        .map(Registered::accountId)
        .flatMap(account -> requestCode(account, metadata));
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
}

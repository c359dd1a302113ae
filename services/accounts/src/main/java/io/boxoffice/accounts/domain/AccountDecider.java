package io.boxoffice.accounts.domain;

import static io.boxoffice.core.Decision.accept;
import static io.boxoffice.core.Decision.nothing;
import static io.boxoffice.core.Decision.refuse;

import io.boxoffice.accounts.domain.Account.Challenge;
import io.boxoffice.accounts.domain.Account.Standing;
import io.boxoffice.accounts.domain.AccountCommand.GrantOperator;
import io.boxoffice.accounts.domain.AccountCommand.NoteRepeatedRegistration;
import io.boxoffice.accounts.domain.AccountCommand.Register;
import io.boxoffice.accounts.domain.AccountCommand.RequestCode;
import io.boxoffice.accounts.domain.AccountCommand.SignIn;
import io.boxoffice.accounts.domain.AccountCommand.Verify;
import io.boxoffice.accounts.domain.AccountRefusal.AlreadyVerified;
import io.boxoffice.accounts.domain.AccountRefusal.CodeInvalid;
import io.boxoffice.accounts.domain.AccountRefusal.CodeTooSoon;
import io.boxoffice.accounts.domain.AccountRefusal.SignInLocked;
import io.boxoffice.accounts.domain.AccountRefusal.Unverified;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.accounts.AccountEvent;
import io.boxoffice.contracts.accounts.AccountEvent.AccountRegistered;
import io.boxoffice.contracts.accounts.AccountEvent.AccountVerified;
import io.boxoffice.contracts.accounts.AccountEvent.OperatorGranted;
import io.boxoffice.contracts.accounts.AccountEvent.RegistrationRepeated;
import io.boxoffice.contracts.accounts.AccountEvent.SignInFailed;
import io.boxoffice.contracts.accounts.AccountEvent.SignedIn;
import io.boxoffice.contracts.accounts.AccountEvent.VerificationFailed;
import io.boxoffice.contracts.accounts.AccountEvent.VerificationRequested;
import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import io.boxoffice.core.Invariant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Decides about one account. Nobody who lacks its password can make its stream grow without end:
/// codes, tries, failures and repeated registrations are each bounded per time.
public final class AccountDecider
    implements Decider<Account, AccountCommand, AccountEvent, AccountRefusal> {
  private final AccountRules rules;

  public AccountDecider(AccountRules rules) {
    this.rules = rules;
  }

  @Override
  public Account initial() {
    return Account.NONE;
  }

  @Override
  public Decision<AccountEvent, AccountRefusal> decide(AccountCommand command, Account account) {
    return switch (command) {
      case Register register -> register(register, account);
      case NoteRepeatedRegistration repeated -> noteRepeated(repeated, account);
      case RequestCode request -> requestCode(request, account);
      case Verify verify -> verify(verify, account);
      case SignIn signIn -> signIn(signIn, account);
      case GrantOperator grant -> grantOperator(grant, account);
    };
  }

  private Decision<AccountEvent, AccountRefusal> register(Register register, Account account) {
    Invariant.check(account.standing() == Standing.NONE, "account ids are new");
    return accept(
        new AccountRegistered(register.accountId(), register.at()),
        code(register.accountId(), register.challengeId(), register.at()));
  }

  private Decision<AccountEvent, AccountRefusal> requestCode(RequestCode request, Account account) {
    return switch (account.standing()) {
      case NONE -> refuse(new CodeInvalid());
      case VERIFIED -> refuse(new AlreadyVerified());
      case UNVERIFIED -> {
        Instant again = account.challenge().sentAt().plus(rules.codeAgainAfter());
        yield request.at().isBefore(again)
            ? refuse(new CodeTooSoon(Lockout.seconds(request.at(), again)))
            : accept(code(request.accountId(), request.challengeId(), request.at()));
      }
    };
  }

  private Decision<AccountEvent, AccountRefusal> noteRepeated(
      NoteRepeatedRegistration repeated, Account account) {
    Instant again = account.repeatedAt().plus(rules.repeatAgainAfter());
    return account.isVerified() && !repeated.at().isBefore(again)
        ? accept(new RegistrationRepeated(repeated.accountId(), repeated.at()))
        : nothing();
  }

  /// The right code entered twice is right twice: the first answer may have been lost.
  private Decision<AccountEvent, AccountRefusal> verify(Verify verify, Account account) {
    Challenge challenge = account.challenge();
    if (!challenge.id().equals(verify.challengeId())
        || !challenge.isOpen(rules.codeTries(), verify.at())) {
      return refuse(new CodeInvalid());
    }
    if (account.isVerified()) {
      return verify.right() ? nothing() : refuse(new CodeInvalid());
    }
    return verify.right()
        ? accept(new AccountVerified(verify.accountId(), verify.at()))
        : accept(new VerificationFailed(verify.accountId(), challenge.id(), verify.at()));
  }

  /// A locked account answers nothing about the password, not even that it was right.
  private Decision<AccountEvent, AccountRefusal> signIn(SignIn signIn, Account account) {
    var locked = account.lockedUntil(rules.signInTries(), rules.signInWindow(), signIn.at());
    if (locked.isPresent()) {
      return refuse(new SignInLocked(Lockout.seconds(signIn.at(), locked.get())));
    }
    if (!signIn.right()) {
      return accept(new SignInFailed(signIn.accountId(), signIn.at()));
    }
    return account.isVerified()
        ? accept(new SignedIn(signIn.accountId(), signIn.at()))
        : refuse(new Unverified());
  }

  private Decision<AccountEvent, AccountRefusal> grantOperator(
      GrantOperator grant, Account account) {
    if (!account.isVerified()) {
      return refuse(new Unverified());
    }
    return account.operator()
        ? nothing()
        : accept(new OperatorGranted(grant.accountId(), grant.at()));
  }

  @Override
  public Account evolve(Account account, AccountEvent event) {
    Invariant.check(
        (account.standing() == Standing.NONE) == (event instanceof AccountRegistered),
        "an account begins with its registration, once");
    return switch (event) {
      case AccountRegistered _ -> account.standing(Standing.UNVERIFIED);
      case RegistrationRepeated(var _, var at) -> account.repeatedAt(at);
      case VerificationRequested(var _, var id, var at, var expiresAt) ->
          account.challenge(new Challenge(id, at, expiresAt, 0));
      case VerificationFailed _ -> account.challenge(account.challenge().tried());
      case AccountVerified _ -> account.standing(Standing.VERIFIED);
      case SignedIn _ -> account.failures(List.of());
      case SignInFailed(var _, var at) -> account.failures(Lockout.after(account.failures(), at));
      case OperatorGranted _ -> account.asOperator();
    };
  }

  private VerificationRequested code(AccountId accountId, UUID challengeId, Instant at) {
    return new VerificationRequested(accountId, challengeId, at, at.plus(rules.codeLife()));
  }
}

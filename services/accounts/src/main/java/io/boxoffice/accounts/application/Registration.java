package io.boxoffice.accounts.application;

import io.boxoffice.accounts.application.Vault.NewPerson;
import io.boxoffice.accounts.application.Vault.Registered;
import io.boxoffice.accounts.domain.AccountCommand.NoteRepeatedRegistration;
import io.boxoffice.accounts.domain.AccountCommand.Register;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.core.Email;
import io.boxoffice.core.Ids;
import io.boxoffice.eventlog.AppendFailed;
import io.boxoffice.eventlog.Metadata;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Registers people. Tells nobody whether an address has an account: a taken one takes the same
/// time, and only its owner hears of it, by mail.
///
/// Nobody has proved yet that an address that is not verified is theirs. So everybody who registers
/// it gets an account and a code of their own, and a code verifies that account and no other: what
/// a stranger registered before, after or meanwhile is never confirmed by the owner's code.
public final class Registration {
  private final AccountLog accounts;
  private final Vault vault;
  private final Passwords passwords;
  private final CodeRequests codeRequests;
  private final RegistrationLimit limit;
  private final Ids ids;
  private final Clock clock;

  public Registration(
      AccountLog accounts,
      Vault vault,
      Passwords passwords,
      CodeRequests codeRequests,
      RegistrationLimit limit,
      Ids ids,
      Clock clock) {
    this.accounts = accounts;
    this.vault = vault;
    this.passwords = passwords;
    this.codeRequests = codeRequests;
    this.limit = limit;
    this.ids = ids;
    this.clock = clock;
  }

  /// What somebody says when registering.
  public record Form(
      Email email,
      String password,
      String name,
      @Nullable LocalDate birthDate,
      @Nullable String gender) {

    @Override
    public String toString() {
      return "Form[hidden]";
    }
  }

  /// Answers an id for the registration, which is that of its account if one was opened.
  public AccountId register(Form form, Metadata metadata) {
    codeRequests.registered(form.email());
    var person =
        new NewPerson(
            form.email(),
            form.name(),
            form.birthDate(),
            form.gender(),
            passwords.hash(form.password()),
            clock.instant());
    var accountId = new AccountId(ids.next());
    if (!turnsAway(person, metadata)) {
      open(accountId, person, metadata);
    }
    return accountId;
  }

  private void open(AccountId accountId, NewPerson person, Metadata metadata) {
    UUID challengeId = ids.next();
    try {
      accounts.ask(
          accountId,
          at -> new Register(accountId, challengeId, at),
          metadata,
          vault.insert(accountId, person, limit));
    } catch (AppendFailed failure) {
      if (!turnsAway(person, metadata)) {
        throw failure;
      }
    }
  }

  /// Turns a registration away if the address takes none: one with an owner, who is told, and one
  /// that was mailed as many codes as it may be.
  private boolean turnsAway(NewPerson person, Metadata metadata) {
    List<Registered> registered = vault.registered(person.email());
    Optional<AccountId> owner =
        registered.stream().filter(Registered::verified).map(Registered::accountId).findFirst();
    owner.ifPresent(
        account ->
            accounts.ask(account, at -> new NoteRepeatedRegistration(account, at), metadata));
    return owner.isPresent() || limit.isReached(registered, person.at());
  }
}

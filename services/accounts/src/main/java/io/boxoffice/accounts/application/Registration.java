package io.boxoffice.accounts.application;

import io.boxoffice.accounts.application.AccountLog.Answer;
import io.boxoffice.accounts.application.Vault.NewPerson;
import io.boxoffice.accounts.domain.AccountCommand.NoteRepeatedRegistration;
import io.boxoffice.accounts.domain.AccountCommand.Register;
import io.boxoffice.accounts.domain.AccountCommand.RequestCode;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.core.Email;
import io.boxoffice.core.Ids;
import io.boxoffice.eventlog.AppendFailed;
import io.boxoffice.eventlog.Metadata;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Registers people. Tells nobody whether an address has an account: a taken one takes the same
/// time, and only its owner hears of it, by mail.
public final class Registration {
  private final AccountLog accounts;
  private final Vault vault;
  private final Passwords passwords;
  private final CodeRequests codeRequests;
  private final Ids ids;

  public Registration(
      AccountLog accounts, Vault vault, Passwords passwords, CodeRequests codeRequests, Ids ids) {
    this.accounts = accounts;
    this.vault = vault;
    this.passwords = passwords;
    this.codeRequests = codeRequests;
    this.ids = ids;
  }

  /// Somebody who registers.
  public record Registrant(
      Email email,
      String password,
      String name,
      @Nullable LocalDate birthDate,
      @Nullable String gender) {

    @Override
    public String toString() {
      return "Registrant[hidden]";
    }
  }

  public void register(Registrant registrant, Metadata metadata) {
    codeRequests.registered(registrant.email());
    var person =
        new NewPerson(
            registrant.email(),
            registrant.name(),
            registrant.birthDate(),
            registrant.gender(),
            passwords.hash(registrant.password()));
    accountOf(person)
        .or(() -> registerFirst(person, metadata))
        .ifPresent(owner -> registerAgain(owner, person, metadata));
  }

  /// Opens an account; answers the account of somebody else who was faster.
  private Optional<AccountId> registerFirst(NewPerson person, Metadata metadata) {
    var accountId = new AccountId(ids.next());
    UUID challengeId = ids.next();
    try {
      accounts.ask(
          accountId,
          at -> new Register(accountId, challengeId, at),
          metadata,
          vault.insert(accountId, person));
      return Optional.empty();
    } catch (AppendFailed failure) {
      Optional<AccountId> faster = accountOf(person);
      if (faster.isEmpty()) {
        throw failure;
      }
      return faster;
    }
  }

  /// Nobody has proved yet that an unverified account's address is theirs, so the newest person
  /// takes the place of the one before, whose code is good no more. Else somebody could register a
  /// stranger's address and wait until its owner verifies it, with a password not the owner's.
  private void registerAgain(AccountId owner, NewPerson person, Metadata metadata) {
    UUID challengeId = ids.next();
    Answer answer =
        accounts.ask(
            owner,
            at -> new RequestCode(owner, challengeId, at),
            metadata,
            vault.replace(owner, person));
    switch (answer) {
      case Answer.Accepted _ -> {}
      case Answer.Refused _ ->
          accounts.ask(owner, at -> new NoteRepeatedRegistration(owner, at), metadata);
    }
  }

  private Optional<AccountId> accountOf(NewPerson person) {
    return vault.credentials(person.email()).map(Vault.Credentials::accountId);
  }
}

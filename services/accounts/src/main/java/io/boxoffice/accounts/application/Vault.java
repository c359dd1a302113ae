package io.boxoffice.accounts.application;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.accounts.People.Person;
import io.boxoffice.core.Email;
import io.boxoffice.eventlog.Together;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The person vault: the only place of personal data. What it writes commits with the events.
///
/// Each registration is an account of its own, with the password and name that were given with it.
/// One address may have several until one of them is verified; then it has that one and no other.
public interface Vault {

  /// Who registered with an address: its owner alone if it is verified, else all who may still
  /// verify it, latest first.
  List<Registered> registered(Email email);

  Optional<Person> person(AccountId accountId);

  /// A new person who is not verified, in the place of those whom the limit no longer keeps. The
  /// unit fails if the address has an owner or the limit is reached.
  Together.Rows insert(AccountId accountId, NewPerson person, RegistrationLimit limit);

  /// Makes a person the owner of their address and forgets all others who registered with it. The
  /// unit fails if the person was forgotten or the address has another owner.
  Together.Rows verify(AccountId accountId);

  /// An account of an address and what its password must match.
  record Registered(AccountId accountId, boolean verified, String passwordHash, Instant at) {

    @Override
    public String toString() {
      return "Registered[" + accountId + "]";
    }
  }

  /// What a person tells when registering, the password hashed.
  record NewPerson(
      Email email,
      String name,
      @Nullable LocalDate birthDate,
      @Nullable String gender,
      String passwordHash,
      Instant at) {

    @Override
    public String toString() {
      return "NewPerson[hidden]";
    }
  }
}

package io.boxoffice.accounts.application;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.accounts.People.Person;
import io.boxoffice.core.Email;
import io.boxoffice.eventlog.Together;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The person vault: the only place of personal data. What it writes commits with the events.
public interface Vault {

  Optional<Credentials> credentials(Email email);

  Optional<Person> person(AccountId accountId);

  /// A new person. The unit fails if the address is taken.
  Together.Rows insert(AccountId accountId, NewPerson person);

  /// Somebody who registers anew under the same address.
  Together.Rows replace(AccountId accountId, NewPerson person);

  /// The account of an address and what its password must match.
  record Credentials(AccountId accountId, String passwordHash) {

    @Override
    public String toString() {
      return "Credentials[" + accountId + "]";
    }
  }

  /// What a person tells when registering, the password hashed.
  record NewPerson(
      Email email,
      String name,
      @Nullable LocalDate birthDate,
      @Nullable String gender,
      String passwordHash) {

    @Override
    public String toString() {
      return "NewPerson[hidden]";
    }
  }
}

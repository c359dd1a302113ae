package io.boxoffice.accounts.application;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.accounts.People.Person;
import io.boxoffice.core.Email;
import io.boxoffice.eventlog.Together;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A vault for one test at a time; it relies on its callers for the rules.
final class RememberedVault implements Vault {
  private final Map<AccountId, NewPerson> people = new ConcurrentHashMap<>();
  private final Map<AccountId, Boolean> verified = new ConcurrentHashMap<>();

  @Override
  public List<Registered> registered(Email email) {
    return people.entrySet().stream()
        .filter(person -> person.getValue().email().equals(email))
        .map(person -> registered(person.getKey(), person.getValue()))
        .toList();
  }

  private Registered registered(AccountId accountId, NewPerson person) {
    return new Registered(
        accountId, verified.containsKey(accountId), person.passwordHash(), person.at());
  }

  @Override
  public Optional<Person> person(AccountId accountId) {
    return Optional.ofNullable(people.get(accountId))
        .map(person -> new Person(accountId, person.name(), person.email()));
  }

  @Override
  public Together.Rows insert(AccountId accountId, NewPerson person, RegistrationLimit limit) {
    return new Together.Rows(_ -> people.put(accountId, person));
  }

  @Override
  public Together.Rows verify(AccountId accountId) {
    return new Together.Rows(_ -> verified.put(accountId, true));
  }
}

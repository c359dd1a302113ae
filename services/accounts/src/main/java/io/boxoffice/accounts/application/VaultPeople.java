package io.boxoffice.accounts.application;

import io.boxoffice.accounts.domain.Account;
import io.boxoffice.accounts.domain.AccountRules;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.accounts.People;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Answers other services' questions about people, out of the vault.
public final class VaultPeople implements People {
  private final AccountLog accounts;
  private final Vault vault;
  private final VerificationCodes codes;
  private final AccountRules rules;
  private final Clock clock;

  public VaultPeople(
      AccountLog accounts, Vault vault, VerificationCodes codes, AccountRules rules, Clock clock) {
    this.accounts = accounts;
    this.vault = vault;
    this.codes = codes;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public Optional<Person> person(AccountId accountId) {
    return vault.person(accountId);
  }

  @Override
  public Optional<String> verificationCode(AccountId accountId, UUID challengeId) {
    return accounts
        .find(accountId)
        .filter(account -> !account.isVerified())
        .filter(_ -> vault.person(accountId).isPresent())
        .map(Account::challenge)
        .filter(challenge -> challenge.id().equals(challengeId))
        .filter(challenge -> challenge.isOpen(rules.codeTries(), clock.instant()))
        .map(challenge -> codes.of(challenge.id()));
  }
}

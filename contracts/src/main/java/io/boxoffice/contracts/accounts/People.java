package io.boxoffice.contracts.accounts;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.core.Email;
import java.util.Optional;
import java.util.UUID;

/// The person vault, as other services may ask it: at the moment of use, never to keep.
public interface People {

  /// The human behind an account; empty if unknown or erased. Before the account is verified, the
  /// name is only what somebody wrote who registered with the address.
  Optional<Person> person(AccountId accountId);

  /// The six digits of a verification challenge, to be mailed; empty when it is no longer open.
  Optional<String> verificationCode(AccountId accountId, UUID challengeId);

  /// Personal data: not for logs, events or queues.
  record Person(AccountId accountId, String name, Email email) {

    @Override
    public String toString() {
      return "Person[" + accountId + "]";
    }
  }
}

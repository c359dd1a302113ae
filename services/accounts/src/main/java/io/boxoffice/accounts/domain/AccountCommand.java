package io.boxoffice.accounts.domain;

import io.boxoffice.contracts.AccountId;
import java.time.Instant;
import java.util.UUID;

/// What may be asked of an account.
public sealed interface AccountCommand {

  /// Opens the account and sends its first code.
  record Register(AccountId accountId, UUID challengeId, Instant at) implements AccountCommand {}

  /// Notes that somebody registered with the verified address of this account.
  record NoteRepeatedRegistration(AccountId accountId, Instant at) implements AccountCommand {}

  /// Sends another code to an account that is not verified.
  record RequestCode(AccountId accountId, UUID challengeId, Instant at) implements AccountCommand {}

  /// A code was entered.
  ///
  /// @param challengeId the challenge that it was compared with
  /// @param right whether it is the code of that challenge
  record Verify(AccountId accountId, UUID challengeId, boolean right, Instant at)
      implements AccountCommand {}

  /// A password was entered.
  ///
  /// @param right whether it is the account's
  record SignIn(AccountId accountId, boolean right, Instant at) implements AccountCommand {}

  record GrantOperator(AccountId accountId, Instant at) implements AccountCommand {}
}

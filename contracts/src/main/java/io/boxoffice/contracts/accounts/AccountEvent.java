package io.boxoffice.contracts.accounts;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.core.EventCodec;
import io.boxoffice.core.EventType;
import java.time.Instant;
import java.util.UUID;

/// What happened to an account. Carries ids only; the person is in the vault.
public sealed interface AccountEvent {

  /// Reads and writes these events.
  EventCodec<AccountEvent> CODEC = EventCodec.of(AccountEvent.class);

  AccountId accountId();

  @EventType("account.registered.v1")
  record AccountRegistered(AccountId accountId, Instant at) implements AccountEvent {}

  /// Somebody registered again with the address of a verified account; its owner is told.
  @EventType("account.registration-repeated.v1")
  record RegistrationRepeated(AccountId accountId, Instant at) implements AccountEvent {}

  /// A six-digit code is to be mailed, which verifies this account and no other of its address. The
  /// code itself is not recorded.
  @EventType("account.verification-requested.v1")
  record VerificationRequested(AccountId accountId, UUID challengeId, Instant at, Instant expiresAt)
      implements AccountEvent {}

  @EventType("account.verification-failed.v1")
  record VerificationFailed(AccountId accountId, UUID challengeId, Instant at)
      implements AccountEvent {}

  @EventType("account.verified.v1")
  record AccountVerified(AccountId accountId, Instant at) implements AccountEvent {}

  @EventType("account.signed-in.v1")
  record SignedIn(AccountId accountId, Instant at) implements AccountEvent {}

  @EventType("account.sign-in-failed.v1")
  record SignInFailed(AccountId accountId, Instant at) implements AccountEvent {}

  @EventType("account.operator-granted.v1")
  record OperatorGranted(AccountId accountId, Instant at) implements AccountEvent {}
}

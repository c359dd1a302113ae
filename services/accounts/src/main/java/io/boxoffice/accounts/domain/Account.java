package io.boxoffice.accounts.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is decided on: how far an account has come, not who the person is.
///
/// @param challenge the newest verification code
/// @param failures times of failed sign-ins since the last good one, oldest first
/// @param repeatedAt when somebody last registered again with the address
public record Account(
    Standing standing,
    Challenge challenge,
    List<Instant> failures,
    boolean operator,
    Instant repeatedAt) {

  /// Failures that are remembered; above any limit that can be configured.
  public static final int FAILURES_KEPT = 100;

  static final Account NONE =
      new Account(Standing.NONE, Challenge.NONE, List.of(), false, Instant.EPOCH);

  public Account {
    failures = List.copyOf(failures);
  }

  /// How far an account has come.
  public enum Standing {
    NONE,
    UNVERIFIED,
    VERIFIED
  }

  /// A code that was sent.
  ///
  /// @param tries wrong codes so far
  public record Challenge(UUID id, Instant sentAt, Instant expiresAt, int tries) {

    /// Before any code was sent: one that expired long ago.
    static final Challenge NONE = new Challenge(new UUID(0, 0), Instant.EPOCH, Instant.EPOCH, 0);

    /// Whether the code may still be tried.
    public boolean isOpen(int triesMax, Instant at) {
      return tries < triesMax && at.isBefore(expiresAt);
    }

    Challenge tried() {
      return new Challenge(id, sentAt, expiresAt, tries + 1);
    }
  }

  public boolean isVerified() {
    return standing == Standing.VERIFIED;
  }

  /// When signing in may be tried again; empty if it may be now.
  public Optional<Instant> lockedUntil(int triesMax, Duration window, Instant at) {
    return Lockout.until(failures, triesMax, window, at);
  }

  Account standing(Standing next) {
    return new Account(next, challenge, failures, operator, repeatedAt);
  }

  Account challenge(Challenge next) {
    return new Account(standing, next, failures, operator, repeatedAt);
  }

  Account failures(List<Instant> next) {
    return new Account(standing, challenge, next, operator, repeatedAt);
  }

  Account asOperator() {
    return new Account(standing, challenge, failures, true, repeatedAt);
  }

  Account repeatedAt(Instant at) {
    return new Account(standing, challenge, failures, operator, at);
  }
}

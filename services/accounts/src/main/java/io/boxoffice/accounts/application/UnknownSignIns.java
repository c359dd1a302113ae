package io.boxoffice.accounts.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.boxoffice.accounts.domain.AccountRules;
import io.boxoffice.accounts.domain.Lockout;
import io.boxoffice.core.Email;
import io.boxoffice.core.Invariant;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Failed sign-ins at addresses without a verified account, which are locked like those that have
/// one. In memory only: there is nothing to protect but that nobody can tell the two apart.
public final class UnknownSignIns {

  /// Addresses remembered; the least used are forgotten beyond.
  private static final int ADDRESSES_MAX = 100_000;

  private final Cache<Email, List<Instant>> failures =
      Caffeine.newBuilder().maximumSize(ADDRESSES_MAX).build();
  private final Clock clock;
  private final AccountRules rules;

  public UnknownSignIns(Clock clock, AccountRules rules) {
    this.clock = clock;
    this.rules = rules;
  }

  /// The end of the address's lock, if it is locked.
  Optional<Instant> lockedUntil(Email email) {
    return lockedUntil(failures.asMap().getOrDefault(email, List.of()));
  }

  /// Counts a failure, unless the address is locked: then the end of the lock.
  Optional<Instant> fail(Email email) {
    var locked = new AtomicReference<Optional<Instant>>(Optional.empty());
    failures
        .asMap()
        .compute(
            email,
            (_, before) -> {
              List<Instant> known = before == null ? List.of() : before;
              locked.set(lockedUntil(known));
              return lockedUntil(known).isPresent() ? known : Lockout.after(known, clock.instant());
            });
    return Invariant.present(locked.get(), "end of lock");
  }

  private Optional<Instant> lockedUntil(List<Instant> known) {
    return Lockout.until(known, rules.signInTries(), rules.signInWindow(), clock.instant());
  }
}

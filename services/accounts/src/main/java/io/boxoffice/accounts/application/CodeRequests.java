package io.boxoffice.accounts.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.boxoffice.accounts.domain.Lockout;
import io.boxoffice.core.Email;
import io.boxoffice.core.Invariant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/// When a code was last asked for per address, whether or not it has an account: the limit must
/// tell nothing. In memory only; after a restart the accounts themselves still keep the limit.
public final class CodeRequests {

  /// Addresses remembered; the least used are forgotten beyond.
  private static final int ADDRESSES_MAX = 100_000;

  private final Cache<Email, Instant> last =
      Caffeine.newBuilder().maximumSize(ADDRESSES_MAX).build();
  private final Clock clock;
  private final Duration againAfter;

  public CodeRequests(Clock clock, Duration againAfter) {
    this.clock = clock;
    this.againAfter = againAfter;
  }

  /// A registration was made, which may have sent a code.
  void registered(Email email) {
    count(email);
  }

  /// Asks for a code; answers how many seconds to wait if it is too soon.
  OptionalLong tooSoon(Email email) {
    Instant now = clock.instant();
    return count(email)
        .map(before -> OptionalLong.of(Lockout.seconds(now, before.plus(againAfter))))
        .orElseGet(OptionalLong::empty);
  }

  /// Counts a request, unless it is too soon: then when the last one was.
  private Optional<Instant> count(Email email) {
    Instant now = clock.instant();
    var tooSoonAfter = new AtomicReference<Optional<Instant>>(Optional.empty());
    last.asMap()
        .merge(
            email,
            now,
            (before, _) -> {
              boolean tooSoon = before.plus(againAfter).isAfter(now);
              tooSoonAfter.set(tooSoon ? Optional.of(before) : Optional.empty());
              return tooSoon ? before : now;
            });
    return Invariant.present(tooSoonAfter.get(), "last request");
  }
}

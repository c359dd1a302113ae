package io.boxoffice.accounts.application;

import io.boxoffice.accounts.application.Vault.Registered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How often one address may be registered before it is verified. Each registration mails its owner
/// and gives a code that can be guessed at.
///
/// @param max registrations within the time
/// @param within how long a registration counts; as long as its first code is good, so that a newer
///     one never takes the place of one whose code waits in the mailbox
public record RegistrationLimit(int max, Duration within) {

  boolean isReached(List<Registered> registered, Instant at) {
    Instant since = since(at);
    return registered.stream().filter(one -> one.at().isAfter(since)).count() >= max;
  }

  /// Registrations made later than this count.
  public Instant since(Instant at) {
    return at.minus(within);
  }
}

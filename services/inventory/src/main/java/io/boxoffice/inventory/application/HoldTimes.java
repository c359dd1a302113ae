package io.boxoffice.inventory.application;

import io.boxoffice.inventory.domain.InventoryCommand.Clocked;
import java.time.Duration;
import java.time.Instant;

/// How long holds last.
///
/// @param holdFor until the token ends
/// @param lapseAfter from then until the hold ends, so that a token's last second is good
public record HoldTimes(Duration holdFor, Duration lapseAfter) {

  Clocked from(Instant at) {
    Instant expiresAt = at.plus(holdFor);
    return new Clocked(at, expiresAt, expiresAt.plus(lapseAfter));
  }
}

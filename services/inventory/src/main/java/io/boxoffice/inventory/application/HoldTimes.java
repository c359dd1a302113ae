package io.boxoffice.inventory.application;

import io.boxoffice.inventory.domain.InventoryCommand.Clocked;
import java.time.Duration;
import java.time.Instant;

/// How long holds last. Commands of one batch have the same time, so their holds share its two
/// ends: of hundreds of thousands in memory, that is a tenth.
public final class HoldTimes {
  private final Duration holdFor;
  private final Duration lapseAfter;
  private volatile Clocked last;

  /// @param holdFor until the token ends
  /// @param lapseAfter from then until the hold ends, so that a token's last second is good
  public HoldTimes(Duration holdFor, Duration lapseAfter) {
    this.holdFor = holdFor;
    this.lapseAfter = lapseAfter;
    this.last = clocked(Instant.EPOCH);
  }

  Clocked from(Instant at) {
    Clocked clocked = last;
    if (!clocked.at().equals(at)) {
      clocked = clocked(at);
      last = clocked;
    }
    return clocked;
  }

  private Clocked clocked(Instant at) {
    Instant expiresAt = at.plus(holdFor);
    return new Clocked(at, expiresAt, expiresAt.plus(lapseAfter));
  }
}

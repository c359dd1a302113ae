package io.boxoffice.eventlog.effects;

import io.boxoffice.eventlog.Changes;
import java.time.Instant;

/// An effect as it is stored while it is still to be made.
///
/// @param claimedUntil when the lease of who makes it ends
public record PendingEffect(
    Changes.WishedEffect wish, int tries, Instant dueAt, Instant claimedUntil) {

  public static PendingEffect of(Changes.WishedEffect wish) {
    return new PendingEffect(wish, 0, wish.dueAt(), Instant.MIN);
  }

  /// Whether nobody claimed it since it was last set back.
  public boolean isFree() {
    return claimedUntil.equals(Instant.MIN);
  }
}

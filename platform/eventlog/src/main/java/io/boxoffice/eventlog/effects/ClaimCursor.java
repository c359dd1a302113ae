package io.boxoffice.eventlog.effects;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/// From which due time on a worker looks for effects to claim: behind those it claimed last, since
/// a database passes over many effects that ended before it meets one that did not. At all of them
/// when that was not done for a while, and when the clock did not go on.
final class ClaimCursor {
  private final Duration allEvery;
  private Instant looked = Instant.EPOCH;
  private Instant lookedAtAll = Instant.EPOCH;
  private Instant from = Instant.EPOCH;

  ClaimCursor(Duration allEvery) {
    this.allEvery = allEvery;
  }

  /// Where a claim that is made now begins.
  Instant from(Instant now) {
    if (!now.isAfter(looked) || !now.isBefore(lookedAtAll.plus(allEvery))) {
      lookedAtAll = now;
      from = Instant.EPOCH;
    }
    looked = now;
    return from;
  }

  /// The due times of what a claim gave. Others of the same time may be left.
  void claimed(Collection<Instant> dueTimes) {
    dueTimes.stream().max(Comparator.naturalOrder()).ifPresent(latest -> from = latest);
  }
}

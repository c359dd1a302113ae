package io.boxoffice.inventory.domain;

import io.boxoffice.contracts.HoldId;
import java.time.Instant;

/// When a hold ends by itself. Sorted by that time: the oldest first.
public record Lapse(Instant at, HoldId holdId) implements Comparable<Lapse> {
  boolean hasCome(Instant now) {
    return !at.isAfter(now);
  }

  @Override
  public int compareTo(Lapse other) {
    int byTime = at.compareTo(other.at);
    return byTime != 0 ? byTime : holdId.value().compareTo(other.holdId.value());
  }
}

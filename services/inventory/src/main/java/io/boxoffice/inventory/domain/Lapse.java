package io.boxoffice.inventory.domain;

import io.boxoffice.contracts.HoldId;
import java.time.Instant;
import java.util.Comparator;

/// When a hold ends by itself. Sorted by that time: the oldest first.
public record Lapse(Instant at, HoldId holdId) implements Comparable<Lapse> {
  private static final Comparator<Lapse> ORDER =
      Comparator.comparing(Lapse::at).thenComparing(lapse -> lapse.holdId().value());

  boolean hasCome(Instant now) {
    return !at.isAfter(now);
  }

  @Override
  public int compareTo(Lapse other) {
    return ORDER.compare(this, other);
  }
}

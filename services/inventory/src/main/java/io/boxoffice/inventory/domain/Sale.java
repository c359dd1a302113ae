package io.boxoffice.inventory.domain;

import io.boxoffice.contracts.ShowId;
import java.time.Instant;

/// Whether and when a show is sold.
public sealed interface Sale {

  /// The show is not published.
  record Unannounced() implements Sale {}

  /// The show is published, with these times.
  ///
  /// @param opensAt from when on
  /// @param closesAt until when, not included
  /// @param maxPerCustomer items that one customer may hold, order and own
  record Announced(ShowId showId, Instant opensAt, Instant closesAt, int maxPerCustomer)
      implements Sale {
    boolean isOpen(Instant at) {
      return !at.isBefore(opensAt) && at.isBefore(closesAt);
    }
  }
}

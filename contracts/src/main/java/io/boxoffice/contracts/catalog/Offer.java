package io.boxoffice.contracts.catalog;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.core.Money;

/// Something of a show that is sold.
///
/// @param capacity how many there are
public record Offer(OfferId offerId, Kind kind, String name, Money price, int capacity) {

  /// What is sold.
  public enum Kind {
    TICKET
  }
}

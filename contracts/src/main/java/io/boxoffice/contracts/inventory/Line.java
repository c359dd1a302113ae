package io.boxoffice.contracts.inventory;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.core.Money;

/// So many of an offer at the price that was frozen when they were held.
public record Line(OfferId offerId, int quantity, Money unitPrice) {

  public Money total() {
    return unitPrice.times(quantity);
  }
}

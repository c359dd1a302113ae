package io.boxoffice.catalog.adapter;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.core.Money;
import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// An offer as its organizer describes it.
record OfferRequest(
    @NotBlank @Size(max = 100) String name,
    Offer.Kind kind,
    Money price,
    @Min(1) @Max(1_000_000) int capacity) {

  /// In minor units. A hold of the most items of the most offers stays within what JSON can hold.
  static final long PRICE_MAX = 1_000_000_000_000L;

  Offer offer(OfferId offerId) {
    if (price.amount() < 0 || price.amount() > PRICE_MAX) {
      throw new ProblemException(Problem.invalid("price.amount", "must be from 0 to " + PRICE_MAX));
    }
    return new Offer(offerId, kind, name.strip(), price, capacity);
  }
}

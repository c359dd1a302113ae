package io.boxoffice.catalog.adapter;

import io.boxoffice.catalog.domain.Show;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.contracts.catalog.ShowDetails;
import io.boxoffice.contracts.catalog.ShowDetails.Venue;
import io.boxoffice.core.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A show as it is answered.
record ShowBody(
    ShowId id,
    OrganizationId organizationId,
    Show.Status status,
    String title,
    String description,
    String category,
    Venue venue,
    Instant startsAt,
    Instant endsAt,
    ZoneId timeZone,
    @Nullable Instant saleOpensAt,
    @Nullable Instant saleClosesAt,
    @Nullable Integer maxPerCustomer,
    @Nullable Duration payWithin,
    @Nullable Instant refundUntil,
    List<OfferBody> offers) {

  /// An offer as it is answered.
  record OfferBody(OfferId id, Offer.Kind kind, String name, Money price, int capacity) {
    static OfferBody of(Offer offer) {
      return new OfferBody(
          offer.offerId(), offer.kind(), offer.name(), offer.price(), offer.capacity());
    }
  }

  static ShowBody of(Show.Known show) {
    ShowDetails details = show.details();
    return new ShowBody(
        show.showId(),
        show.organizationId(),
        show.status(),
        details.title(),
        details.description(),
        details.category(),
        details.venue(),
        details.startsAt(),
        details.endsAt(),
        details.timeZone(),
        details.saleOpensAt(),
        details.saleClosesAt(),
        details.maxPerCustomer(),
        details.payWithin(),
        details.refundUntil(),
        show.offers().stream().map(OfferBody::of).toList());
  }
}

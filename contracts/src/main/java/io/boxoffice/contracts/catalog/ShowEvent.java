package io.boxoffice.contracts.catalog;

import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.core.EventCodec;
import io.boxoffice.core.EventType;
import java.time.Instant;
import java.util.List;

/// What happened to a show.
public sealed interface ShowEvent {

  /// Reads and writes these events.
  EventCodec<ShowEvent> CODEC = EventCodec.of(ShowEvent.class);

  ShowId showId();

  @EventType("show.created.v1")
  record ShowCreated(ShowId showId, OrganizationId organizationId, ShowDetails details, Instant at)
      implements ShowEvent {}

  @EventType("offer.added.v1")
  record OfferAdded(ShowId showId, Offer offer, Instant at) implements ShowEvent {}

  /// The show is on sale. Tells all that sellers need, so that they need not have heard the rest.
  @EventType("show.published.v1")
  record ShowPublished(
      ShowId showId,
      OrganizationId organizationId,
      ShowDetails details,
      List<Offer> offers,
      Instant at)
      implements ShowEvent {}
}

package io.boxoffice.catalog.domain;

import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.contracts.catalog.ShowDetails;
import java.time.Instant;

/// What may be asked of a show. Whether the caller may ask is known before.
public sealed interface ShowCommand {

  record Create(ShowId showId, OrganizationId organizationId, ShowDetails details, Instant at)
      implements ShowCommand {}

  record AddOffer(Offer offer, Instant at) implements ShowCommand {}

  record Publish(Instant at) implements ShowCommand {}
}

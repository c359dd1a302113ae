package io.boxoffice.catalog.application;

import io.boxoffice.catalog.domain.Show.Known;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.Shows;
import java.util.Optional;

/// What other services are told of shows: those that are published. Drafts are nobody else's
/// business.
public final class PublishedShows implements Shows {
  private final ShowCatalog catalog;

  public PublishedShows(ShowCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<Show> show(ShowId showId) {
    return catalog
        .find(showId)
        .map(ShowCatalog.Versioned::show)
        .filter(Known::isPublished)
        .map(show -> new Show(show.showId(), show.organizationId(), show.details(), show.offers()));
  }
}

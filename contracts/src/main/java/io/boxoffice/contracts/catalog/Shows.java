package io.boxoffice.contracts.catalog;

import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import java.util.List;
import java.util.Optional;

/// The catalog, as other services may ask it.
public interface Shows {

  Optional<Show> show(ShowId showId);

  /// A show and what it sells.
  record Show(
      ShowId showId, OrganizationId organizationId, ShowDetails details, List<Offer> offers) {}
}

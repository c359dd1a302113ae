package io.boxoffice.catalog.domain;

import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.contracts.catalog.ShowDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A show as its organizer made it.
public sealed interface Show {

  /// There is none.
  record Unknown() implements Show {}

  /// There is one, drafted or published.
  record Known(
      ShowId showId,
      OrganizationId organizationId,
      ShowDetails details,
      List<Offer> offers,
      Status status)
      implements Show {

    public Known {
      offers = List.copyOf(offers);
    }

    public boolean isPublished() {
      return status == Status.ON_SALE;
    }

    /// When nothing more is sold: if nothing else is said, when it starts.
    Instant saleEnds() {
      Instant closes = details.saleClosesAt();
      return closes == null ? details.startsAt() : closes;
    }

    Known plus(Offer offer) {
      List<Offer> more = new ArrayList<>(offers);
      more.add(offer);
      return new Known(showId, organizationId, details, more, status);
    }

    Known published() {
      return new Known(showId, organizationId, details, offers, Status.ON_SALE);
    }
  }

  /// Where a show is in its life.
  enum Status {
    /// Only its organizers see it.
    DRAFT,
    /// Published: everybody sees it, and it is sold from its sale's opening to its end.
    ON_SALE
  }
}

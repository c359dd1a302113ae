package io.boxoffice.catalog.application;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.ShowDetails.Venue;
import io.boxoffice.core.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which shows are there to go to? Published ones, by when they start. May be milliseconds behind
/// the log.
public interface ShowsOnSale {

  /// The shows of one page: at most `limit`, in the order of their start and then their id.
  List<Listed> list(Wanted wanted, int limit);

  /// A show in the list.
  ///
  /// @param priceFrom the lowest price of its offers
  record Listed(
      @JsonProperty("id") ShowId showId,
      OrganizationId organizationId,
      String title,
      String category,
      Venue venue,
      Instant startsAt,
      Instant endsAt,
      ZoneId timeZone,
      Money priceFrom) {}

  /// Which shows are wanted; null: any.
  ///
  /// @param city as people write it, in upper or lower case
  /// @param from starts at this time or later
  /// @param to starts before this time
  /// @param after the last show of the page before
  record Wanted(
      @Nullable String city,
      @Nullable String category,
      Instant from,
      @Nullable Instant to,
      @Nullable OrganizationId organizer,
      @Nullable Place after) {}

  /// A place in the list.
  record Place(Instant startsAt, ShowId showId) {}
}

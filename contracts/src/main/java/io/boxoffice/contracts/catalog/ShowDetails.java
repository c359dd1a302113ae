package io.boxoffice.contracts.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What people are told of a show, and the rules of its sale.
///
/// @param category such as `concert`
/// @param startsAt UTC; `timeZone` is the venue's
/// @param saleOpensAt when sales begin; null: once it is published
/// @param saleClosesAt when sales end; null: when it starts
/// @param maxPerCustomer items that one customer may hold, order and own; null: the installation's
/// @param payWithin time to pay an order; null: the installation's
/// @param refundUntil until when customers may return; null: they may not
public record ShowDetails(
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
    @Nullable Instant refundUntil) {

  /// Where it takes place.
  ///
  /// @param country ISO 3166-1 alpha-2
  public record Venue(String name, String city, String country) {}
}

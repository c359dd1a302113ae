package io.boxoffice.orders.adapter;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.ShowId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `POST /orders`: either a hold token, or a show and lines.
record PlaceOrder(
    @Nullable @Size(min = 1, max = PlaceOrder.TOKEN_LENGTH_MAX) String holdToken,
    @Nullable ShowId showId,
    @Nullable @Size(min = 1, max = PlaceOrder.LINES_MAX) List<@Valid Item> lines) {

  /// A token of the most lines has about 4,000 characters.
  static final int TOKEN_LENGTH_MAX = 16_000;

  static final int LINES_MAX = 20;

  /// Items of one offer, as in a hold.
  static final int QUANTITY_MAX = 50;

  /// So many of an offer.
  record Item(OfferId offerId, @Min(1) @Max(PlaceOrder.QUANTITY_MAX) int quantity) {}
}

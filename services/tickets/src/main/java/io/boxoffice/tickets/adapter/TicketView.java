package io.boxoffice.tickets.adapter;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A ticket as its owner sees it.
///
/// @param code what is shown at the door; lets its bearer in
/// @param checkedInAt when it was used; absent while it is not
/// @param gate where it was used; absent while it is not
record TicketView(
    TicketId id,
    OrderId orderId,
    ShowId showId,
    OfferId offerId,
    Status status,
    String code,
    @Nullable Instant checkedInAt,
    @Nullable String gate) {

  /// Whether it lets somebody in.
  enum Status {
    VALID,
    USED
  }

  @Override
  public String toString() {
    return "TicketView[" + id + "]";
  }
}

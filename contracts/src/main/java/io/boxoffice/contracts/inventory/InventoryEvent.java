package io.boxoffice.contracts.inventory;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.core.EventCodec;
import io.boxoffice.core.EventType;
import io.boxoffice.core.Money;
import java.time.Instant;
import java.util.List;

/// What happened to the capacity of a show. One stream per show; events about a hold are keyed by
/// it.
public sealed interface InventoryEvent {

  /// Reads and writes these events.
  EventCodec<InventoryEvent> CODEC = EventCodec.of(InventoryEvent.class);

  ShowId showId();

  @EventType("offer.listed.v1")
  record OfferListed(ShowId showId, OfferId offerId, Money price, int capacity)
      implements InventoryEvent {}

  /// Sales may begin and end at these times.
  ///
  /// @param maxPerCustomer items that one customer may hold, order and own
  @EventType("sale.opened.v1")
  record SaleOpened(ShowId showId, Instant opensAt, Instant closesAt, int maxPerCustomer)
      implements InventoryEvent {}

  /// Items are reserved for a customer until a time.
  ///
  /// @param expiresAt when its token ends
  /// @param lapsesAt when the hold ends, a little later, so that a token's last second is good
  @EventType("items.held.v1")
  record ItemsHeld(
      ShowId showId,
      HoldId holdId,
      AccountId customerId,
      List<Line> lines,
      Instant expiresAt,
      Instant lapsesAt)
      implements InventoryEvent {}

  @EventType("hold.expired.v1")
  record HoldExpired(ShowId showId, HoldId holdId) implements InventoryEvent {}

  /// The hold is over before its time.
  ///
  /// @param reason `released` by the customer, or why its order was cancelled
  @EventType("hold.released.v1")
  record HoldReleased(ShowId showId, HoldId holdId, String reason) implements InventoryEvent {}

  /// The hold belongs to an order and has no clock any more.
  @EventType("hold.bound.v1")
  record HoldBound(ShowId showId, HoldId holdId, OrderId orderId) implements InventoryEvent {}

  @EventType("reservation.refused.v1")
  record ReservationRefused(ShowId showId, OrderId orderId, String reason)
      implements InventoryEvent {}

  @EventType("items.sold.v1")
  record ItemsSold(ShowId showId, OrderId orderId, AccountId customerId, List<Line> lines)
      implements InventoryEvent {}

  @EventType("sale.refused.v1")
  record SaleRefused(ShowId showId, OrderId orderId, String reason) implements InventoryEvent {}
}

package io.boxoffice.orders.adapter;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Money;
import io.boxoffice.orders.domain.Order.Placed;
import io.boxoffice.orders.domain.Order.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An order as callers see it.
///
/// @param reserved whether the tickets are kept for it: it may be paid
/// @param payment the last try to pay
/// @param reason why it was cancelled
record OrderView(
    OrderId id,
    ShowId showId,
    Status status,
    boolean reserved,
    Money total,
    Instant placedAt,
    Instant payBy,
    List<Line> lines,
    List<TicketId> ticketIds,
    Optional<PaymentView> payment,
    Optional<String> reason) {

  static OrderView of(Placed order) {
    var purchase = order.purchase();
    return new OrderView(
        purchase.orderId(),
        purchase.showId(),
        order.status(),
        order.reserved(),
        purchase.total(),
        purchase.placedAt(),
        purchase.payBy(),
        purchase.lines(),
        order.tickets(),
        order.lastAttempt().map(attempt -> PaymentView.of(order, attempt)),
        Optional.of(order.reason()).filter(reason -> !reason.isEmpty()));
  }
}

package io.boxoffice.orders.domain;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What an order may be asked to do, or to take note of.
public sealed interface OrderCommand {

  Instant at();

  /// The customer orders. Ordering again with the same id finds the first order.
  ///
  /// @param payWithin how long there is to pay
  /// @param terms until when it may be asked, and when it was
  record Place(
      OrderId orderId,
      ShowId showId,
      AccountId customerId,
      List<Line> lines,
      Duration payWithin,
      Terms terms,
      Instant at)
      implements OrderCommand {

    /// When ordering was allowed, and when it was asked for.
    ///
    /// @param goodUntil when the hold token expires; [Instant#MAX] without one
    /// @param askedAt when the request came: what it waited for since is not the customer's fault
    public record Terms(Instant goodUntil, Instant askedAt) {}
  }

  /// The customer pays.
  record Pay(AccountId customerId, String methodToken, Instant at) implements OrderCommand {}

  /// The customer gives it up.
  record Cancel(AccountId customerId, Instant at) implements OrderCommand {}

  /// Its deadline has come.
  record Wake(Instant at) implements OrderCommand {}

  /// Inventory keeps the items.
  record Reserve(Instant at) implements OrderCommand {}

  /// Inventory can't keep the items.
  record RefuseReservation(String reason, Instant at) implements OrderCommand {}

  /// Inventory can't sell the items although they are paid.
  record RefuseSale(String reason, Instant at) implements OrderCommand {}

  /// The provider took the money.
  record NoteCapture(int attempt, Money amount, Instant at) implements OrderCommand {}

  record NoteFailure(int attempt, String reason, Instant at) implements OrderCommand {}

  /// The customer has to confirm the payment somewhere.
  record NoteAction(int attempt, String url, Instant at) implements OrderCommand {}

  /// Money of an attempt went back.
  ///
  /// @param reason as it was given when the refund was asked for
  record NoteRefund(int attempt, String reason, Instant at) implements OrderCommand {}

  record NoteTickets(List<TicketId> tickets, Instant at) implements OrderCommand {}
}

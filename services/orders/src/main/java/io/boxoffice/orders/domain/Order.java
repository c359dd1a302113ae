package io.boxoffice.orders.domain;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A customer's purchase.
public sealed interface Order {

  /// The state of a stream without events.
  record Unplaced() implements Order {}

  /// Where an order is in its life.
  enum Status {
    PENDING,
    PAID,
    COMPLETED,
    CANCELLED,
    REFUNDED
  }

  /// What was ordered, for how much, until when. Never changes.
  record Purchase(
      OrderId orderId,
      ShowId showId,
      AccountId customerId,
      List<Line> lines,
      Money total,
      Instant placedAt,
      Instant payBy) {}

  /// An order that was placed.
  ///
  /// @param reserved whether inventory keeps the items for it
  /// @param reminders the ordinal of the last reminder; 0 if there was none
  /// @param attempts to pay, by their number from 1
  /// @param paidBy the attempt that paid it; 0 if none did
  /// @param refunds why an attempt's money is to go back, by attempt
  /// @param reason why it was cancelled; empty if it was not
  record Placed(
      Purchase purchase,
      Status status,
      boolean reserved,
      int reminders,
      Map<Integer, Attempt> attempts,
      int paidBy,
      Map<Integer, String> refunds,
      List<TicketId> tickets,
      String reason)
      implements Order {

    public Placed {
      attempts = Map.copyOf(attempts);
      refunds = Map.copyOf(refunds);
      tickets = List.copyOf(tickets);
    }

    static Placed of(Purchase purchase) {
      return new Placed(purchase, Status.PENDING, false, 0, Map.of(), 0, Map.of(), List.of(), "");
    }

    /// The attempt whose outcome is not known yet, if there is one.
    public Optional<Attempt> openAttempt() {
      return attempts.values().stream().filter(Attempt::isOpen).findFirst();
    }

    /// The attempt that was made last.
    public Optional<Attempt> lastAttempt() {
      return Optional.ofNullable(new TreeMap<>(attempts).lastEntry()).map(Map.Entry::getValue);
    }

    Placed to(Status next) {
      return new Placed(
          purchase, next, reserved, reminders, attempts, paidBy, refunds, tickets, reason);
    }

    Placed reserve() {
      return new Placed(
          purchase, status, true, reminders, attempts, paidBy, refunds, tickets, reason);
    }

    Placed reminded(int ordinal) {
      return new Placed(
          purchase, status, reserved, ordinal, attempts, paidBy, refunds, tickets, reason);
    }

    Placed with(Attempt attempt) {
      var all = new HashMap<>(attempts);
      all.put(attempt.number(), attempt);
      return new Placed(
          purchase, status, reserved, reminders, all, paidBy, refunds, tickets, reason);
    }

    Placed paid(int attempt) {
      return new Placed(
          purchase, Status.PAID, reserved, reminders, attempts, attempt, refunds, tickets, reason);
    }

    Placed refunding(int attempt, String why) {
      var all = new HashMap<>(refunds);
      all.put(attempt, why);
      return new Placed(
          purchase, status, reserved, reminders, attempts, paidBy, all, tickets, reason);
    }

    Placed completed(List<TicketId> issued) {
      return new Placed(
          purchase,
          Status.COMPLETED,
          reserved,
          reminders,
          attempts,
          paidBy,
          refunds,
          issued,
          reason);
    }

    Placed cancelled(String why) {
      return new Placed(
          purchase, Status.CANCELLED, reserved, reminders, attempts, paidBy, refunds, tickets, why);
    }
  }

  /// One try to pay.
  ///
  /// @param reason why it failed; empty if it did not
  /// @param url where the customer is to confirm it; empty if nowhere
  record Attempt(int number, State state, String reason, String url) {

    /// What is known of it.
    public enum State {
      OPEN,
      ACTION_REQUIRED,
      CAPTURED,
      FAILED
    }

    static Attempt open(int number) {
      return new Attempt(number, State.OPEN, "", "");
    }

    static Attempt failed(int number, String reason) {
      return new Attempt(number, State.FAILED, reason, "");
    }

    boolean isOpen() {
      return state == State.OPEN || state == State.ACTION_REQUIRED;
    }
  }

  /// When the order wants to be woken: for its next reminder, or because its time to pay is over.
  static Optional<Instant> deadline(Order order) {
    return switch (order) {
      case Unplaced _ -> Optional.empty();
      case Placed placed ->
          placed.status() == Status.PENDING
              ? Optional.of(
                  Reminders.of(placed.purchase())
                      .after(placed.reminders())
                      .orElse(placed.purchase().payBy()))
              : Optional.empty();
    };
  }
}

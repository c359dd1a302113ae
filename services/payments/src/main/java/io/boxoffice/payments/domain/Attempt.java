package io.boxoffice.payments.domain;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.core.Money;
import java.time.Instant;

/// One try to get an order's money.
///
/// @param askedAt when the provider was asked last, or first told
/// @param asked how often the provider was asked what became of it
/// @param endedAt when it was voided; [Instant#MAX] before that
public record Attempt(
    OrderId orderId,
    int number,
    Money amount,
    Instant payBy,
    State state,
    Instant askedAt,
    int asked,
    Instant endedAt) {

  /// What is known of it.
  public enum State {
    /// The provider has not answered yet.
    REQUESTED,
    /// The provider has it and will tell.
    PENDING,
    /// The customer has to confirm it.
    ACTION_REQUIRED,
    CAPTURED,
    FAILED,
    /// Not wanted any more, but the provider may not know.
    VOIDED,
    /// Not wanted any more, and nothing more is expected.
    CLOSED
  }

  static Attempt requested(
      OrderId orderId, int number, Money amount, Instant payBy, Instant requestedAt) {
    return new Attempt(
        orderId, number, amount, payBy, State.REQUESTED, requestedAt, 0, Instant.MAX);
  }

  /// Whether it may still be captured in time.
  public boolean isOpen() {
    return switch (state) {
      case REQUESTED, PENDING, ACTION_REQUIRED -> true;
      case CAPTURED, FAILED, VOIDED, CLOSED -> false;
    };
  }

  /// Whether the provider is to be asked about it if it does not tell.
  public boolean isUncertain() {
    return isOpen() || state == State.VOIDED;
  }

  Attempt to(State next) {
    return new Attempt(orderId, number, amount, payBy, next, askedAt, asked, endedAt);
  }

  Attempt voidedAt(Instant at) {
    return new Attempt(orderId, number, amount, payBy, State.VOIDED, askedAt, asked, at);
  }

  Attempt askedAt(Instant at, int ordinal) {
    return new Attempt(orderId, number, amount, payBy, state, at, ordinal, endedAt);
  }
}

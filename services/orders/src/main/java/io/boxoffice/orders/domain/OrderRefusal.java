package io.boxoffice.orders.domain;

import io.boxoffice.core.Refusal;
import java.util.Map;

/// Why an order does not do what it is asked.
public sealed interface OrderRefusal extends Refusal {

  /// The order is not in a state for it.
  record WrongState(Order.Status status) implements OrderRefusal {
    @Override
    public String slug() {
      return "order-state";
    }

    @Override
    public String detail() {
      return switch (status) {
        case PENDING -> "The time to pay this order is over. Order again.";
        case PAID, COMPLETED -> "This order is paid already.";
        case CANCELLED -> "This order was cancelled. Order again.";
        case REFUNDED -> "This order was refunded. Order again.";
      };
    }

    @Override
    public Map<String, Object> facts() {
      return Map.of("orderStatus", status);
    }
  }

  /// Reasons that are the same for every order.
  enum Reason implements OrderRefusal {
    NOT_FOUND(Kind.NOT_FOUND, "not-found", "There is no such thing here."),
    TOKEN_EXPIRED(
        Kind.FORBIDDEN, "hold-token-expired", "The hold has expired. Hold the tickets again."),
    UNPAYABLE_TOTAL(
        Kind.INVALID,
        "order-total",
        "The lines must share one currency and have a sum we can ask."),
    PAYMENT_OPEN(
        Kind.CONFLICT, "payment-open", "A payment of this order is under way. Wait for its end."),
    NOT_RESERVED(
        Kind.CONFLICT,
        "order-not-reserved",
        "The tickets are not reserved yet. Try again in a moment.") {
      @Override
      public Map<String, Object> facts() {
        return Map.of("retryAfterSeconds", 1);
      }
    };

    private final Kind kind;
    private final String slug;
    private final String detail;

    Reason(Kind kind, String slug, String detail) {
      this.kind = kind;
      this.slug = slug;
      this.detail = detail;
    }

    @Override
    public Kind kind() {
      return kind;
    }

    @Override
    public String slug() {
      return slug;
    }

    @Override
    public String detail() {
      return detail;
    }
  }
}

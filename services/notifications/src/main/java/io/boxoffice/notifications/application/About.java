package io.boxoffice.notifications.application;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.core.Invariant;
import io.boxoffice.core.Money;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a mail is about, as its event holds it: ids and values by name.
record About(Map<String, String> values) {
  static final String ORDER = "orderId";
  static final String SHOW = "showId";
  static final String CHALLENGE = "challengeId";
  static final String EXPIRES_AT = "expiresAt";
  static final String TICKETS = "tickets";
  static final String REASON = "reason";
  static final String AMOUNT = "amount";
  static final String CURRENCY = "currency";

  OrderId order() {
    return OrderId.of(value(ORDER));
  }

  Optional<ShowId> show() {
    return find(SHOW).map(ShowId::of);
  }

  UUID challenge() {
    return UUID.fromString(value(CHALLENGE));
  }

  /// How many tickets the mail is to carry.
  int tickets() {
    return Integer.parseInt(value(TICKETS));
  }

  String reason() {
    return value(REASON);
  }

  Money amount() {
    return new Money(Long.parseLong(value(AMOUNT)), value(CURRENCY));
  }

  /// Whether the mail makes no sense any more.
  boolean expired(Instant now) {
    return find(EXPIRES_AT).map(Instant::parse).filter(end -> !now.isBefore(end)).isPresent();
  }

  private Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private String value(String name) {
    return Invariant.present(values.get(name), name);
  }
}

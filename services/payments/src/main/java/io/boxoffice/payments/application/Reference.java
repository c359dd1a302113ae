package io.boxoffice.payments.application;

import io.boxoffice.contracts.OrderId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a payment is for, as the provider keeps it for us: `orderId/attempt`.
public record Reference(OrderId orderId, int attempt) {
  private static final Pattern SHAPE = Pattern.compile("([0-9a-f-]{36})/(\\d{1,6})");

  /// Reads a reference; empty if it is none of ours.
  public static Optional<Reference> parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    try {
      return parts.matches()
          ? Optional.of(new Reference(OrderId.of(parts.group(1)), Integer.parseInt(parts.group(2))))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// As it is sent.
  public String text() {
    return orderId + "/" + attempt;
  }
}

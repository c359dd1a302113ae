package io.boxoffice.orders.domain;

import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Money;
import java.util.List;
import java.util.Optional;

/// Sums the lines of an order.
final class Totals {

  private Totals() {}

  /// The sum; empty if there are no lines, several currencies, or more than an amount can be.
  static Optional<Money> of(List<Line> lines) {
    if (lines.stream().map(line -> line.unitPrice().currency()).distinct().count() != 1) {
      return Optional.empty();
    }
    try {
      return lines.stream().map(Line::total).reduce(Money::plus);
    } catch (IllegalArgumentException | ArithmeticException _) {
      return Optional.empty();
    }
  }
}

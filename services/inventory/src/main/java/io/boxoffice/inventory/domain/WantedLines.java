package io.boxoffice.inventory.domain;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.inventory.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What lines must be, whoever wants them.
public final class WantedLines {

  /// Offers in one hold; a show rarely has more.
  public static final int LINES_MAX = 20;

  /// Items of one offer in one hold.
  public static final int QUANTITY_MAX = 50;

  private WantedLines() {}

  static List<Wanted> of(List<Line> lines) {
    return lines.stream().map(line -> new Wanted(line.offerId(), line.quantity())).toList();
  }

  /// What is wrong with the lines themselves, or with the offers that they name.
  static Optional<InventoryRefusal> mistake(List<Wanted> wanted, Inventory inventory) {
    if (wanted.isEmpty() || wanted.size() > LINES_MAX) {
      return invalid("Take 1 to %d offers at once.".formatted(LINES_MAX));
    }
    Set<OfferId> seen = new HashSet<>();
    for (Wanted line : wanted) {
      if (line.quantity() < 1 || line.quantity() > QUANTITY_MAX) {
        return invalid("Take 1 to %d items of an offer.".formatted(QUANTITY_MAX));
      }
      if (!seen.add(line.offerId())) {
        return invalid("Name each offer once.");
      }
      if (inventory.offer(line.offerId()).isEmpty()) {
        return Optional.of(new InventoryRefusal.UnknownOffer(line.offerId()));
      }
    }
    return Optional.empty();
  }

  private static Optional<InventoryRefusal> invalid(String detail) {
    return Optional.of(new InventoryRefusal.InvalidLines(detail));
  }
}

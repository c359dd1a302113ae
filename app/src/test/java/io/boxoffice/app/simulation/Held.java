package io.boxoffice.app.simulation;

import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsHeld;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A hold as its customer was told of it, as text: what the token says.
record Held(HoldId holdId, Instant expiresAt, List<Line> lines) {

  static String text(ItemsHeld made) {
    return made.holdId()
        + " "
        + made.expiresAt()
        + " "
        + made.lines().stream().map(Held::text).collect(Collectors.joining(","));
  }

  static Held read(String text) {
    String[] parts = text.split(" ", -1);
    return new Held(
        HoldId.of(parts[0]),
        Instant.parse(parts[1]),
        Stream.of(parts[2].split(",", -1)).map(Held::line).toList());
  }

  private static String text(Line line) {
    return line.offerId() + ":" + line.quantity() + ":" + line.unitPrice().amount();
  }

  private static Line line(String text) {
    String[] parts = text.split(":", -1);
    return new Line(
        new OfferId(UUID.fromString(parts[0])),
        Integer.parseInt(parts[1]),
        new Money(Long.parseLong(parts[2]), Organizer.CURRENCY));
  }
}

package io.boxoffice.app.verify;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.contracts.tickets.TicketEvent.Issued;
import io.boxoffice.core.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lines in a form in which their order and splitting make no difference.
final class Quantities {

  /// What two lines that may be added have in common.
  record Item(OfferId offerId, Money unitPrice) {}

  private Quantities() {}

  static Map<Item, Integer> of(List<Line> lines) {
    Map<Item, Integer> quantities = new HashMap<>();
    for (Line line : lines) {
      quantities.merge(new Item(line.offerId(), line.unitPrice()), line.quantity(), Integer::sum);
    }
    return quantities;
  }

  static Map<OfferId, Integer> ofOffers(List<Line> lines) {
    Map<OfferId, Integer> quantities = new HashMap<>();
    for (Line line : lines) {
      quantities.merge(line.offerId(), line.quantity(), Integer::sum);
    }
    return quantities;
  }

  static Map<OfferId, Integer> ofTickets(List<Issued> tickets) {
    Map<OfferId, Integer> quantities = new HashMap<>();
    for (Issued ticket : tickets) {
      quantities.merge(ticket.offerId(), 1, Integer::sum);
    }
    return quantities;
  }

  static int items(List<Line> lines) {
    return lines.stream().mapToInt(Line::quantity).sum();
  }
}

package io.boxoffice.inventory.domain;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.inventory.InventoryEvent.HoldExpired;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Invariant;
import io.boxoffice.inventory.domain.InventoryRefusal.LimitExceeded;
import io.boxoffice.inventory.domain.InventoryRefusal.SoldOut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds out whether a customer may have what is wanted, and which lapsed holds have to give way to
/// it: the oldest, and only as many as are needed.
final class Reservation {

  /// Holds that give way to one reservation. With the reservation itself this stays within what one
  /// unit may make; whoever would need more is refused until the sweep has been there.
  static final int LAPSED_MAX = 58;

  private final Inventory inventory;
  private final Instant at;
  private final SortedSet<Lapse> lapsed = new TreeSet<>();

  private Reservation(Inventory inventory, Instant at) {
    this.inventory = inventory;
    this.at = at;
  }

  /// Reserves for a hold that is not in force, if that is possible.
  static Reserved of(Held hold, Sale.Announced sale, Instant at, Inventory inventory) {
    var reservation = new Reservation(inventory, at);
    Optional<InventoryRefusal> refusal = reservation.refusal(hold, sale.maxPerCustomer());
    return refusal.isPresent()
        ? new Reserved.NotMade(refusal.get())
        : new Reserved.Made(reservation.events(hold, sale.showId()));
  }

  private List<InventoryEvent> events(Held hold, ShowId showId) {
    List<InventoryEvent> events = new ArrayList<>(lapsed.size() + 1);
    lapsed.forEach(lapse -> events.add(new HoldExpired(showId, lapse.holdId())));
    events.add(hold.made(showId));
    return events;
  }

  private Optional<InventoryRefusal> refusal(Held hold, int limit) {
    int left = makeRoomFor(inventory.customer(hold.customerId()), hold.items(), limit);
    if (left < hold.items()) {
      return Optional.of(new LimitExceeded(limit, Math.max(0, left)));
    }
    List<SoldOut.Left> tooFew = new ArrayList<>();
    for (Line line : hold.lines()) {
      int available = makeRoomIn(stock(line.offerId()), line.quantity());
      if (available < line.quantity()) {
        tooFew.add(new SoldOut.Left(line.offerId(), available));
      }
    }
    return tooFew.isEmpty() ? Optional.empty() : Optional.of(new SoldOut(tooFew));
  }

  /// How many more items the customer may have when enough of their lapsed holds are gone.
  private int makeRoomFor(Customer customer, int wanted, int limit) {
    int left = limit - customer.items();
    Iterator<Lapse> oldest = customer.lapses().iterator();
    while (left < wanted && oldest.hasNext()) {
      Lapse lapse = oldest.next();
      if (!givesWay(lapse)) {
        break;
      }
      left += held(lapse).items();
    }
    return left;
  }

  /// How many items of an offer are free when enough lapsed holds of it are gone.
  private int makeRoomIn(Stock stock, int wanted) {
    int free = stock.available();
    for (Lapse lapse : lapsed) {
      free += quantity(held(lapse), stock.offerId());
    }
    Iterator<Lapse> oldest = stock.lapses().iterator();
    while (free < wanted && oldest.hasNext()) {
      Lapse lapse = oldest.next();
      if (lapsed.contains(lapse)) {
        continue;
      }
      if (!givesWay(lapse)) {
        break;
      }
      free += quantity(held(lapse), stock.offerId());
    }
    return free;
  }

  private boolean givesWay(Lapse lapse) {
    return lapse.hasCome(at) && lapsed.size() < LAPSED_MAX && lapsed.add(lapse);
  }

  private Held held(Lapse lapse) {
    return Invariant.present(inventory.holds().get(lapse.holdId()), "hold");
  }

  private Stock stock(OfferId offerId) {
    return Invariant.present(inventory.offers().get(offerId), "offer");
  }

  private static int quantity(Held hold, OfferId offerId) {
    int quantity = 0;
    for (Line line : hold.lines()) {
      if (line.offerId().equals(offerId)) {
        quantity += line.quantity();
      }
    }
    return quantity;
  }
}

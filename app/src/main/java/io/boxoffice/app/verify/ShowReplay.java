package io.boxoffice.app.verify;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.inventory.InventoryEvent.HoldBound;
import io.boxoffice.contracts.inventory.InventoryEvent.HoldExpired;
import io.boxoffice.contracts.inventory.InventoryEvent.HoldReleased;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsHeld;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsSold;
import io.boxoffice.contracts.inventory.InventoryEvent.OfferListed;
import io.boxoffice.contracts.inventory.InventoryEvent.ReservationRefused;
import io.boxoffice.contracts.inventory.InventoryEvent.SaleOpened;
import io.boxoffice.contracts.inventory.InventoryEvent.SaleRefused;
import io.boxoffice.contracts.inventory.Line;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Counts the places of one show again, event by event. It shares no code with the service that
/// decided them, so that a mistake there is not repeated here.
final class ShowReplay {
  private final Map<OfferId, Places> offers = new HashMap<>();
  private final Map<HoldId, LiveHold> holds = new HashMap<>();
  private final Map<AccountId, Integer> itemsOfCustomers = new HashMap<>();
  private final Set<HoldId> sold = new HashSet<>();
  private final Consumer<String> broken;
  private int maxPerCustomer = Integer.MAX_VALUE;

  /// @param broken is told in a sentence what can't be
  ShowReplay(Consumer<String> broken) {
    this.broken = broken;
  }

  private record LiveHold(AccountId customerId, List<Line> lines, boolean bound) {}

  private record Places(long capacity, long held, long sold) {
    Places plus(long moreHeld, long moreSold) {
      return new Places(capacity, held + moreHeld, sold + moreSold);
    }

    boolean fit() {
      return held >= 0 && sold >= 0 && held + sold <= capacity;
    }
  }

  void see(InventoryEvent event) {
    switch (event) {
      case OfferListed listed -> list(listed);
      case SaleOpened opened -> maxPerCustomer = opened.maxPerCustomer();
      case ItemsHeld held -> hold(held);
      case HoldExpired(var _, var holdId) -> expire(holdId);
      case HoldReleased(var _, var holdId, var _) -> release(holdId);
      case HoldBound bound -> bind(bound);
      case ItemsSold items -> sell(items);
      case ReservationRefused _, SaleRefused _ -> {}
    }
  }

  private void list(OfferListed listed) {
    Places before = offers.getOrDefault(listed.offerId(), new Places(0, 0, 0));
    put(listed.offerId(), new Places(listed.capacity(), before.held(), before.sold()));
  }

  private void hold(ItemsHeld held) {
    if (sold.contains(held.holdId())) {
      broken.accept("Hold " + held.holdId() + " is made again after it was sold.");
    }
    var hold = new LiveHold(held.customerId(), held.lines(), false);
    if (holds.putIfAbsent(held.holdId(), hold) != null) {
      broken.accept("Hold " + held.holdId() + " is made while it is live.");
      return;
    }
    for (Line line : held.lines()) {
      if (line.quantity() < 1) {
        broken.accept(
            "Hold %s has %d items of an offer.".formatted(held.holdId(), line.quantity()));
      }
      move(line, line.quantity(), 0);
    }
    int items =
        itemsOfCustomers.merge(held.customerId(), Quantities.items(held.lines()), Integer::sum);
    if (items > maxPerCustomer) {
      broken.accept(
          "Customer %s has %d items of the show; the limit is %d."
              .formatted(held.customerId(), items, maxPerCustomer));
    }
  }

  private void expire(HoldId holdId) {
    take(holdId, "expires")
        .ifPresent(
            hold -> {
              if (hold.bound()) {
                broken.accept("Hold " + holdId + " expires although it belongs to an order.");
              }
              free(hold);
            });
  }

  private void release(HoldId holdId) {
    take(holdId, "is released").ifPresent(this::free);
  }

  private void bind(HoldBound bound) {
    HoldId holdId = bound.holdId();
    if (!holdId.value().equals(bound.orderId().value())) {
      broken.accept("Hold %s is bound to order %s.".formatted(holdId, bound.orderId()));
    }
    LiveHold hold = holds.get(holdId);
    if (hold == null) {
      broken.accept(notLive(holdId, "is bound"));
    } else if (hold.bound()) {
      broken.accept("Hold " + holdId + " is bound twice.");
    } else {
      holds.put(holdId, new LiveHold(hold.customerId(), hold.lines(), true));
    }
  }

  private void sell(ItemsSold items) {
    var holdId = new HoldId(items.orderId().value());
    if (!sold.add(holdId)) {
      broken.accept("Hold " + holdId + " is sold twice.");
    }
    Optional<LiveHold> taken = take(holdId, "is sold");
    for (Line line : items.lines()) {
      move(line, taken.isPresent() ? -line.quantity() : 0, line.quantity());
    }
    taken.ifPresent(hold -> compare(hold, items));
  }

  private void compare(LiveHold hold, ItemsSold items) {
    if (!Quantities.of(hold.lines()).equals(Quantities.of(items.lines()))) {
      broken.accept("Order " + items.orderId() + " is sold other items than were held for it.");
    }
    if (!hold.customerId().equals(items.customerId())) {
      broken.accept("Order " + items.orderId() + " is sold to another than they were held for.");
    }
  }

  private Optional<LiveHold> take(HoldId holdId, String what) {
    LiveHold hold = holds.remove(holdId);
    if (hold == null) {
      broken.accept(notLive(holdId, what));
    }
    return Optional.ofNullable(hold);
  }

  private void free(LiveHold hold) {
    hold.lines().forEach(line -> move(line, -line.quantity(), 0));
    itemsOfCustomers.merge(hold.customerId(), -Quantities.items(hold.lines()), Integer::sum);
  }

  private void move(Line line, long held, long soldNow) {
    Places places = offers.get(line.offerId());
    if (places == null) {
      broken.accept("Offer " + line.offerId() + " was never listed.");
    } else {
      put(line.offerId(), places.plus(held, soldNow));
    }
  }

  private void put(OfferId offerId, Places places) {
    offers.put(offerId, places);
    if (!places.fit()) {
      broken.accept(
          "Offer %s is oversold: %d held and %d sold of %d."
              .formatted(offerId, places.held(), places.sold(), places.capacity()));
    }
  }

  private static String notLive(HoldId holdId, String what) {
    return "Hold %s %s, but it is not live.".formatted(holdId, what);
  }
}

package io.boxoffice.app.simulation;

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
import java.util.Set;

/// Counts, from the events alone, what is held and sold: at every event no more than there is.
final class CapacityWatch {
  private final Map<OfferId, Integer> capacity = new HashMap<>();
  private final Map<OfferId, Integer> taken = new HashMap<>();
  private final Map<HoldId, List<Line>> held = new HashMap<>();
  private final Set<HoldId> sold = new HashSet<>();

  void see(InventoryEvent event) {
    switch (event) {
      case OfferListed listed -> capacity.put(listed.offerId(), listed.capacity());
      case ItemsHeld made -> hold(made);
      case HoldExpired expired -> release(expired.holdId());
      case HoldReleased released -> release(released.holdId());
      case ItemsSold items -> sell(new HoldId(items.orderId().value()), items);
      case HoldBound bound ->
          Violation.unless(held.containsKey(bound.holdId()), "%s is not held", bound);
      case SaleOpened _, ReservationRefused _, SaleRefused _ -> {}
    }
  }

  /// Holds that are neither sold nor over.
  Set<HoldId> held() {
    return Set.copyOf(held.keySet());
  }

  private void hold(ItemsHeld made) {
    Violation.unless(!held.containsKey(made.holdId()), "%s is held twice", made);
    held.put(made.holdId(), made.lines());
    for (Line line : made.lines()) {
      int now = taken.merge(line.offerId(), line.quantity(), Integer::sum);
      int most = capacity.getOrDefault(line.offerId(), 0);
      Violation.unless(now <= most, "P1: oversold, %d of %d by %s", now, most, made);
    }
  }

  private void release(HoldId holdId) {
    List<Line> lines = held.remove(holdId);
    Violation.unless(lines != null, "%s is over, but was not held", holdId);
    if (lines != null) {
      lines.forEach(line -> taken.merge(line.offerId(), -line.quantity(), Integer::sum));
    }
  }

  private void sell(HoldId holdId, ItemsSold items) {
    Violation.unless(sold.add(holdId), "P1: %s is sold twice", holdId);
    Violation.unless(items.lines().equals(held.remove(holdId)), "%s are not what is held", items);
  }
}

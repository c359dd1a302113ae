package io.boxoffice.inventory.application;

import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsHeld;
import java.util.Optional;

/// Finds a hold by its id alone, in the log: never stale.
@FunctionalInterface
public interface HoldIndex {

  /// How the hold was made; the last time if it was made again for its order.
  Optional<ItemsHeld> made(HoldId holdId);
}

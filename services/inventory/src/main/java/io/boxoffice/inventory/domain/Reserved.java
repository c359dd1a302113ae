package io.boxoffice.inventory.domain;

import io.boxoffice.contracts.inventory.InventoryEvent;
import java.util.ArrayList;
import java.util.List;

/// What came of trying to reserve.
sealed interface Reserved {

  /// It is possible.
  ///
  /// @param events the expiry of what gave way, then the hold
  record Made(List<InventoryEvent> events) implements Reserved {
    List<InventoryEvent> then(InventoryEvent next) {
      List<InventoryEvent> all = new ArrayList<>(events);
      all.add(next);
      return all;
    }
  }

  record NotMade(InventoryRefusal reason) implements Reserved {}
}

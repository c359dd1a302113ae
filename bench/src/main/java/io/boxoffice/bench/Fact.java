package io.boxoffice.bench;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.inventory.InventoryEvent.HoldExpired;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsHeld;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Events as an inventory records them, of two usual sizes. Made anew each time, with ids of their
/// own.
enum Fact {
  /// A hold of one ticket, 351 bytes of JSON.
  HELD("Holds", "") {
    @Override
    InventoryEvent of(ShowId show, Ids ids, Instant at) {
      var line = new Line(new OfferId(show.value()), 1, new Money(49_00, "EUR"));
      Instant until = at.plus(LIFE);
      return new ItemsHeld(
          show,
          new HoldId(ids.next()),
          new AccountId(show.value()),
          List.of(line),
          until,
          until.plusSeconds(5));
    }
  },

  /// Its end, 97 bytes.
  EXPIRED("Their ends", "Short") {
    @Override
    InventoryEvent of(ShowId show, Ids ids, Instant at) {
      return new HoldExpired(show, new HoldId(ids.next()));
    }
  };

  private static final Duration LIFE = Duration.ofHours(1);

  private final String title;
  private final String key;

  Fact(String title, String key) {
    this.title = title;
    this.key = key;
  }

  String title() {
    return title;
  }

  /// What it adds to a figure's key.
  String key() {
    return key;
  }

  abstract InventoryEvent of(ShowId show, Ids ids, Instant at);
}

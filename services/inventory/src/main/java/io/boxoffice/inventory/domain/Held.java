package io.boxoffice.inventory.domain;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsHeld;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.inventory.domain.InventoryCommand.Clocked;
import java.time.Instant;
import java.util.List;

/// A hold that is in force.
///
/// @param expiresAt when its token ends
/// @param lapsesAt when it ends by itself, unless it is bound
/// @param bound whether it belongs to an order, whose id is the hold's
public record Held(
    HoldId holdId,
    AccountId customerId,
    List<Line> lines,
    Instant expiresAt,
    Instant lapsesAt,
    boolean bound) {

  public Held {
    lines = List.copyOf(lines);
  }

  static Held of(HoldId holdId, AccountId customerId, List<Line> lines, Clocked clocked) {
    return new Held(holdId, customerId, lines, clocked.expiresAt(), clocked.lapsesAt(), false);
  }

  /// The event that it was made by.
  public ItemsHeld made(ShowId showId) {
    return new ItemsHeld(showId, holdId, customerId, lines, expiresAt, lapsesAt);
  }

  /// How many items it holds of all offers.
  public int items() {
    int items = 0;
    for (Line line : lines) {
      items += line.quantity();
    }
    return items;
  }

  Lapse lapse() {
    return new Lapse(lapsesAt, holdId);
  }

  Held toOrder() {
    return new Held(holdId, customerId, lines, expiresAt, lapsesAt, true);
  }
}

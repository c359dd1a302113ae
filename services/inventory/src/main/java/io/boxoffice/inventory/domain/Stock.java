package io.boxoffice.inventory.domain;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.core.Invariant;
import io.boxoffice.core.Money;
import org.pcollections.TreePSet;

/// How many there are of an offer and where they are. At every moment 0 ≤ held + sold ≤ capacity.
///
/// @param price of new holds
/// @param held items of holds, bound or not
/// @param lapses the offer's unbound holds, the oldest first
public record Stock(
    OfferId offerId, Money price, int capacity, int held, int sold, TreePSet<Lapse> lapses) {

  public Stock {
    Invariant.check(held >= 0 && sold >= 0, "fewer than no items are held or sold");
    Invariant.check(held <= capacity - sold, "more is held and sold than there is");
  }

  /// An offer of which nothing is held.
  public static Stock of(OfferId offerId, Money price, int capacity, int sold) {
    return new Stock(offerId, price, capacity, 0, sold, TreePSet.empty());
  }

  /// How many can be held now, not counting what lapsed.
  public int available() {
    return capacity - held - sold;
  }

  Stock plusHeld(int quantity, Lapse lapse) {
    return new Stock(offerId, price, capacity, held + quantity, sold, lapses.plus(lapse));
  }

  Stock minusHeld(int quantity, Lapse lapse) {
    return new Stock(offerId, price, capacity, held - quantity, sold, lapses.minus(lapse));
  }

  Stock unclocked(Lapse lapse) {
    return new Stock(offerId, price, capacity, held, sold, lapses.minus(lapse));
  }

  Stock heldToSold(int quantity, Lapse lapse) {
    return new Stock(
        offerId, price, capacity, held - quantity, sold + quantity, lapses.minus(lapse));
  }
}

package io.boxoffice.inventory.domain;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.inventory.InventoryEvent.HoldBound;
import io.boxoffice.contracts.inventory.InventoryEvent.HoldExpired;
import io.boxoffice.contracts.inventory.InventoryEvent.HoldReleased;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsHeld;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsSold;
import io.boxoffice.contracts.inventory.InventoryEvent.OfferListed;
import io.boxoffice.contracts.inventory.InventoryEvent.SaleOpened;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Money;
import io.boxoffice.inventory.domain.InventoryCommand.Bind;
import io.boxoffice.inventory.domain.InventoryCommand.Clocked;
import io.boxoffice.inventory.domain.InventoryCommand.Hold;
import io.boxoffice.inventory.domain.InventoryCommand.Ordered;
import io.boxoffice.inventory.domain.InventoryCommand.Sell;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A show with two offers, of which few are left, and short ways to say what happens to it. Times
/// are minutes from noon, when the sale opens; it closes after 100 minutes.
public final class Example {
  public static final ShowId SHOW = new ShowId(id(1));
  public static final OfferId STALLS = new OfferId(id(2));
  public static final OfferId BALCONY = new OfferId(id(3));
  public static final AccountId ADA = new AccountId(id(4));
  public static final AccountId BEN = new AccountId(id(5));
  public static final Money PRICE = new Money(1250, "EUR");
  static final int LIMIT = 4;
  static final int OPENS = 0;
  static final int CLOSES = 100;
  static final int HOLD_FOR = 10;
  static final int LAPSE_AFTER = 12;

  private Example() {}

  private static UUID id(long number) {
    return new UUID(0x0199_0000_0000_7000L, number);
  }

  static HoldId hold(int number) {
    return new HoldId(id(1_000 + number));
  }

  static OrderId order(int number) {
    return new OrderId(id(1_000 + number));
  }

  public static Instant at(double minute) {
    return Instant.parse("2026-05-01T12:00:00Z").plusMillis((long) (minute * 60_000));
  }

  static Clocked clocked(double minute) {
    return new Clocked(at(minute), at(minute + HOLD_FOR), at(minute + LAPSE_AFTER));
  }

  /// On sale with so many in the stalls, and on the balcony.
  static List<InventoryEvent> onSale(int stalls, int balcony) {
    return List.of(
        new OfferListed(SHOW, STALLS, PRICE, stalls),
        new OfferListed(SHOW, BALCONY, PRICE, balcony),
        new SaleOpened(SHOW, at(OPENS), at(CLOSES), LIMIT));
  }

  static Line stalls(int quantity) {
    return new Line(STALLS, quantity, PRICE);
  }

  static Line balcony(int quantity) {
    return new Line(BALCONY, quantity, PRICE);
  }

  static Hold wants(int number, AccountId customer, double minute, Line... lines) {
    return new Hold(SHOW, hold(number), customer, WantedLines.of(List.of(lines)), clocked(minute));
  }

  static ItemsHeld held(int number, AccountId customer, double minute, Line... lines) {
    return new ItemsHeld(
        SHOW,
        hold(number),
        customer,
        List.of(lines),
        at(minute + HOLD_FOR),
        at(minute + LAPSE_AFTER));
  }

  static HoldExpired expired(int number) {
    return new HoldExpired(SHOW, hold(number));
  }

  static HoldReleased released(int number, String reason) {
    return new HoldReleased(SHOW, hold(number), reason);
  }

  static HoldBound bound(int number) {
    return new HoldBound(SHOW, hold(number), order(number));
  }

  static ItemsSold sold(int number, AccountId customer, Line... lines) {
    return new ItemsSold(SHOW, order(number), customer, List.of(lines));
  }

  static Bind binds(int number, AccountId customer, double minute, Line... lines) {
    return new Bind(new Ordered(SHOW, order(number), customer, List.of(lines)), clocked(minute));
  }

  static Sell sells(int number, AccountId customer, double minute, Line... lines) {
    return new Sell(new Ordered(SHOW, order(number), customer, List.of(lines)), clocked(minute));
  }
}

package io.boxoffice.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ShowReplayTest {
  private static final Instant AT = Instant.parse("2026-07-01T12:00:00Z");
  private static final Money PRICE = new Money(1_000, "EUR");
  private static final ShowId SHOW = new ShowId(new UUID(1, 1));
  private static final OfferId OFFER = new OfferId(new UUID(1, 2));
  private static final AccountId ANNA = new AccountId(new UUID(1, 3));
  private static final AccountId BORIS = new AccountId(new UUID(1, 4));
  private static final UUID ONE = new UUID(2, 1);
  private static final UUID TWO = new UUID(2, 2);

  @Test
  void places_that_were_let_go_are_free_again() {
    assertThat(
            after(
                held(ONE, ANNA, 2),
                new HoldReleased(SHOW, new HoldId(ONE), "released"),
                held(ONE, ANNA, 2),
                new HoldExpired(SHOW, new HoldId(ONE)),
                held(TWO, ANNA, 2),
                bound(TWO),
                sold(TWO, ANNA, 2)))
        .isEmpty();
  }

  @Test
  void a_hold_may_be_sold_before_it_is_bound() {
    assertThat(after(held(ONE, ANNA, 1), sold(ONE, ANNA, 1))).isEmpty();
  }

  @Test
  void sold_places_stay_taken() {
    assertThat(after(held(ONE, ANNA, 2), sold(ONE, ANNA, 2), held(TWO, BORIS, 2)))
        .singleElement()
        .asString()
        .contains("oversold: 2 held and 2 sold of 3");
  }

  @Test
  void fewer_places_than_are_taken_are_an_oversell() {
    assertThat(after(held(ONE, ANNA, 2), new OfferListed(SHOW, OFFER, PRICE, 1)))
        .singleElement()
        .asString()
        .contains("oversold: 2 held and 0 sold of 1");
  }

  @Test
  void a_customer_may_not_have_more_than_the_limit() {
    assertThat(after(held(ONE, ANNA, 1), sold(ONE, ANNA, 1), held(TWO, ANNA, 2)))
        .containsExactly("Customer " + ANNA + " has 3 items of the show; the limit is 2.");
  }

  @Test
  void what_was_let_go_does_not_count_for_the_limit() {
    assertThat(
            after(held(ONE, ANNA, 2), new HoldExpired(SHOW, new HoldId(ONE)), held(TWO, ANNA, 2)))
        .isEmpty();
  }

  @Test
  void only_live_holds_are_bound_let_go_or_sold() {
    assertThat(
            after(
                bound(ONE),
                new HoldExpired(SHOW, new HoldId(ONE)),
                new HoldReleased(SHOW, new HoldId(ONE), "released"),
                sold(ONE, ANNA, 1)))
        .hasSize(4)
        .allSatisfy(sentence -> assertThat(sentence).contains("but it is not live"));
  }

  @Test
  void a_bound_hold_has_no_clock() {
    assertThat(after(held(ONE, ANNA, 1), bound(ONE), new HoldExpired(SHOW, new HoldId(ONE))))
        .singleElement()
        .asString()
        .contains("expires although it belongs to an order");
  }

  @Test
  void a_hold_is_bound_once_and_to_its_own_order() {
    assertThat(
            after(
                held(ONE, ANNA, 1),
                bound(ONE),
                bound(ONE),
                held(TWO, ANNA, 1),
                new HoldBound(SHOW, new HoldId(TWO), new OrderId(ONE))))
        .containsExactly(
            "Hold " + ONE + " is bound twice.", "Hold " + TWO + " is bound to order " + ONE + ".");
  }

  @Test
  void a_live_hold_is_not_made_again_nor_one_that_was_sold() {
    assertThat(
            after(held(ONE, ANNA, 1), held(ONE, ANNA, 1), sold(ONE, ANNA, 1), held(ONE, ANNA, 1)))
        .containsExactly(
            "Hold " + ONE + " is made while it is live.",
            "Hold " + ONE + " is made again after it was sold.");
  }

  @Test
  void what_is_sold_is_what_was_held_and_for_whom() {
    assertThat(after(held(ONE, ANNA, 1), sold(ONE, ANNA, 2)))
        .anySatisfy(sentence -> assertThat(sentence).contains("is sold other items"));
    assertThat(after(held(ONE, ANNA, 1), sold(ONE, BORIS, 1)))
        .singleElement()
        .asString()
        .contains("is sold to another");
  }

  @Test
  void nothing_and_less_can_not_be_held() {
    assertThat(after(held(ONE, ANNA, 0)))
        .containsExactly("Hold " + ONE + " has 0 items of an offer.");
    assertThat(after(held(ONE, ANNA, -1)))
        .anySatisfy(sentence -> assertThat(sentence).contains("-1 held and 0 sold of 3"));
  }

  @Test
  void an_offer_that_was_never_listed_has_no_places() {
    var line = new Line(new OfferId(ONE), 1, PRICE);
    assertThat(after(new ItemsHeld(SHOW, new HoldId(ONE), ANNA, List.of(line), AT, AT)))
        .containsExactly("Offer " + ONE + " was never listed.");
  }

  /// What is wrong after these, in a show with three places, two for each customer.
  private static List<String> after(InventoryEvent... events) {
    List<String> broken = new ArrayList<>();
    var show = new ShowReplay(broken::add);
    show.see(new OfferListed(SHOW, OFFER, PRICE, 3));
    show.see(new SaleOpened(SHOW, AT, AT.plusSeconds(60), 2));
    for (InventoryEvent event : events) {
      show.see(event);
    }
    return broken;
  }

  private static ItemsHeld held(UUID id, AccountId customer, int quantity) {
    return new ItemsHeld(
        SHOW, new HoldId(id), customer, lines(quantity), AT.plusSeconds(5), AT.plusSeconds(6));
  }

  private static HoldBound bound(UUID id) {
    return new HoldBound(SHOW, new HoldId(id), new OrderId(id));
  }

  private static ItemsSold sold(UUID id, AccountId customer, int quantity) {
    return new ItemsSold(SHOW, new OrderId(id), customer, lines(quantity));
  }

  private static List<Line> lines(int quantity) {
    return List.of(new Line(OFFER, quantity, PRICE));
  }
}

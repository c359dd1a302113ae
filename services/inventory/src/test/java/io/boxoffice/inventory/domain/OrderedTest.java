package io.boxoffice.inventory.domain;

import static io.boxoffice.inventory.domain.Example.ADA;
import static io.boxoffice.inventory.domain.Example.BEN;
import static io.boxoffice.inventory.domain.Example.CLOSES;
import static io.boxoffice.inventory.domain.Example.HOLD_FOR;
import static io.boxoffice.inventory.domain.Example.LIMIT;
import static io.boxoffice.inventory.domain.Example.PRICE;
import static io.boxoffice.inventory.domain.Example.SHOW;
import static io.boxoffice.inventory.domain.Example.STALLS;
import static io.boxoffice.inventory.domain.Example.at;
import static io.boxoffice.inventory.domain.Example.balcony;
import static io.boxoffice.inventory.domain.Example.binds;
import static io.boxoffice.inventory.domain.Example.bound;
import static io.boxoffice.inventory.domain.Example.expired;
import static io.boxoffice.inventory.domain.Example.held;
import static io.boxoffice.inventory.domain.Example.onSale;
import static io.boxoffice.inventory.domain.Example.order;
import static io.boxoffice.inventory.domain.Example.released;
import static io.boxoffice.inventory.domain.Example.sells;
import static io.boxoffice.inventory.domain.Example.sold;
import static io.boxoffice.inventory.domain.Example.stalls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.inventory.InventoryEvent.OfferListed;
import io.boxoffice.contracts.inventory.InventoryEvent.ReservationRefused;
import io.boxoffice.contracts.inventory.InventoryEvent.SaleOpened;
import io.boxoffice.contracts.inventory.InventoryEvent.SaleRefused;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.inventory.domain.InventoryCommand.ListOffer;
import io.boxoffice.inventory.domain.InventoryCommand.OpenSale;
import io.boxoffice.inventory.domain.InventoryCommand.ReleaseForOrder;
import io.boxoffice.testing.DeciderSpecification;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What other services' events do to a show's inventory.
final class OrderedTest {
  private static final Offer OFFER = new Offer(STALLS, Offer.Kind.TICKET, "Stalls", PRICE, 7);

  private final DeciderSpecification<Inventory, InventoryCommand, InventoryEvent, InventoryRefusal>
      unknown = DeciderSpecification.of(new InventoryDecider());

  private final DeciderSpecification<Inventory, InventoryCommand, InventoryEvent, InventoryRefusal>
      open = unknown.given(onSale(2, 9));

  private static InventoryEvent refused(int number, String reason) {
    return new ReservationRefused(SHOW, order(number), reason);
  }

  private static InventoryEvent unsold(int number, String reason) {
    return new SaleRefused(SHOW, order(number), reason);
  }

  private static ReleaseForOrder cancels(int number, AccountId customer) {
    return new ReleaseForOrder(SHOW, order(number), customer, "unpaid");
  }

  @Test
  void an_offer_is_listed_once() {
    unknown.when(new ListOffer(SHOW, OFFER)).then(new OfferListed(SHOW, STALLS, PRICE, 7));
    open.when(new ListOffer(SHOW, OFFER)).thenNothing();
  }

  @Test
  void a_sale_is_opened_once() {
    var opening = new OpenSale(SHOW, at(0), at(CLOSES), LIMIT);
    unknown.when(opening).then(new SaleOpened(SHOW, at(0), at(CLOSES), LIMIT));
    open.when(opening).thenNothing();
    open.when(new OpenSale(SHOW, at(0), at(50), LIMIT))
        .then(new SaleOpened(SHOW, at(0), at(50), LIMIT));
  }

  @Test
  void an_order_binds_its_hold_once() {
    var ordered = open.given(held(1, ADA, 0, stalls(1)));
    ordered.when(binds(1, ADA, 5, stalls(1))).then(bound(1));
    ordered.given(bound(1)).when(binds(1, ADA, 5, stalls(1))).thenNothing();
    ordered
        .given(bound(1), sold(1, ADA, stalls(1)))
        .when(binds(1, ADA, 5, stalls(1)))
        .thenNothing();
  }

  @Test
  void a_token_used_in_its_last_second_is_good() {
    open.given(held(1, ADA, 0, stalls(2)))
        .when(binds(1, ADA, HOLD_FOR + 0.2, stalls(2)))
        .then(bound(1));
  }

  @Test
  void a_lapsed_hold_whose_place_nobody_took_is_still_its_orders() {
    open.given(held(1, ADA, 0, stalls(2))).when(binds(1, ADA, 60, stalls(2))).then(bound(1));
  }

  @Test
  void a_hold_that_is_gone_is_made_again_for_its_order() {
    open.given(held(1, ADA, 0, stalls(2)), expired(1))
        .when(binds(1, ADA, 20, stalls(2)))
        .then(held(1, ADA, 20, stalls(2)), bound(1));
  }

  @Test
  void an_order_without_a_hold_gets_one() {
    open.when(binds(1, ADA, 20, stalls(1), balcony(1)))
        .then(held(1, ADA, 20, stalls(1), balcony(1)), bound(1));
  }

  @Test
  void an_order_takes_the_place_of_a_lapsed_hold() {
    open.given(held(1, BEN, 0, stalls(2)))
        .when(binds(2, ADA, 20, stalls(1)))
        .then(expired(1), held(2, ADA, 20, stalls(1)), bound(2));
  }

  @Test
  void an_order_that_comes_too_late_is_refused() {
    open.given(held(1, ADA, 0, stalls(2)), expired(1), held(2, BEN, 15, stalls(1)))
        .when(binds(1, ADA, 20, stalls(2)))
        .then(refused(1, "sold-out"));
  }

  @Test
  void an_order_that_may_not_be_is_refused_with_the_reason() {
    open.when(binds(1, ADA, 20, balcony(LIMIT + 1))).then(refused(1, "limit-exceeded"));
    open.when(binds(1, ADA, CLOSES, balcony(1))).then(refused(1, "sale-closed"));
    open.when(binds(1, ADA, 20, balcony(0))).then(refused(1, "invalid-lines"));
    unknown.when(binds(1, ADA, 20, balcony(1))).then(refused(1, "unknown-show"));
    unknown
        .given(new SaleOpened(SHOW, at(0), at(CLOSES), LIMIT))
        .when(binds(1, ADA, 20, balcony(1)))
        .then(refused(1, "unknown-offer"));
  }

  @Test
  void an_order_does_not_get_the_hold_of_another_customer_or_of_other_items() {
    var before = open.given(held(1, ADA, 0, stalls(1)));
    before.when(binds(1, BEN, 5, stalls(1))).then(refused(1, OrderedHold.DIFFERS));
    before.when(binds(1, ADA, 5, stalls(2))).then(refused(1, OrderedHold.DIFFERS));
    before.when(sells(1, ADA, 5, stalls(2))).then(unsold(1, OrderedHold.DIFFERS));
  }

  @Test
  void a_paid_order_is_sold_once() {
    var paid = open.given(held(1, ADA, 0, stalls(1)), bound(1));
    var state = paid.when(sells(1, ADA, 5, stalls(1))).then(sold(1, ADA, stalls(1)));

    assertThat(state.offer(STALLS).orElseThrow().sold()).isOne();
    assertThat(state.offer(STALLS).orElseThrow().held()).isZero();
    paid.given(sold(1, ADA, stalls(1))).when(sells(1, ADA, 6, stalls(1))).thenNothing();
  }

  @Test
  void a_paid_order_whose_hold_is_unbound_is_sold() {
    open.given(held(1, ADA, 0, stalls(1)))
        .when(sells(1, ADA, 5, stalls(1)))
        .then(sold(1, ADA, stalls(1)));
  }

  @Test
  void a_paid_order_whose_hold_is_gone_is_sold_if_there_is_room() {
    open.given(held(1, ADA, 0, stalls(2)), released(1, "unpaid"))
        .when(sells(1, ADA, CLOSES + 5, stalls(2)))
        .then(held(1, ADA, CLOSES + 5, stalls(2)), sold(1, ADA, stalls(2)));
  }

  @Test
  void a_paid_order_without_room_is_refused() {
    open.given(held(1, BEN, 0, stalls(1)), bound(1))
        .when(sells(2, ADA, 20, stalls(2)))
        .then(unsold(2, "sold-out"));
    unknown.when(sells(2, ADA, 20, stalls(2))).then(unsold(2, "unknown-offer"));
  }

  @Test
  void a_cancelled_order_gives_its_items_back_once() {
    var before = open.given(held(1, ADA, 0, stalls(1)), bound(1));
    before.when(cancels(1, ADA)).then(released(1, "unpaid"));
    before.given(released(1, "unpaid")).when(cancels(1, ADA)).thenNothing();
    open.given(held(1, ADA, 0, stalls(1))).when(cancels(1, ADA)).then(released(1, "unpaid"));
  }

  @Test
  void a_cancelled_order_gives_back_nothing_that_is_sold_or_anothers() {
    var before = open.given(held(1, ADA, 0, stalls(1)), bound(1));
    before.when(cancels(1, BEN)).thenNothing();
    before.given(sold(1, ADA, stalls(1))).when(cancels(1, ADA)).thenNothing();
  }

  static Stream<List<InventoryEvent>> impossible() {
    return Stream.of(
        List.of(held(1, ADA, 0, stalls(3))),
        List.of(held(1, ADA, 0, stalls(1)), held(1, ADA, 0, stalls(1))),
        List.of(expired(1)),
        List.of(released(1, "released")),
        List.of(bound(1)),
        List.of(sold(1, ADA, stalls(1))),
        List.of(held(1, ADA, 0, stalls(1)), bound(1), bound(1)),
        List.of(held(1, ADA, 0, stalls(1)), bound(1), expired(1)),
        List.of(held(1, ADA, 0, stalls(1)), sold(1, ADA, stalls(1)), released(1, "unpaid")),
        List.of(new OfferListed(SHOW, STALLS, PRICE, 1)));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void events_that_can_not_be_are_not_followed(List<InventoryEvent> events) {
    var decider = new InventoryDecider();
    var before = decider.evolve(decider.initial(), onSale(2, 9));

    assertThatExceptionOfType(InvariantViolation.class)
        .isThrownBy(() -> decider.evolve(before, events));
  }
}

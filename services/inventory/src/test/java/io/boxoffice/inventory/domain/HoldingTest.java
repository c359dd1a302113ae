package io.boxoffice.inventory.domain;

import static io.boxoffice.inventory.domain.Example.ADA;
import static io.boxoffice.inventory.domain.Example.BALCONY;
import static io.boxoffice.inventory.domain.Example.BEN;
import static io.boxoffice.inventory.domain.Example.CLOSES;
import static io.boxoffice.inventory.domain.Example.LAPSE_AFTER;
import static io.boxoffice.inventory.domain.Example.LIMIT;
import static io.boxoffice.inventory.domain.Example.SHOW;
import static io.boxoffice.inventory.domain.Example.STALLS;
import static io.boxoffice.inventory.domain.Example.at;
import static io.boxoffice.inventory.domain.Example.balcony;
import static io.boxoffice.inventory.domain.Example.bound;
import static io.boxoffice.inventory.domain.Example.expired;
import static io.boxoffice.inventory.domain.Example.held;
import static io.boxoffice.inventory.domain.Example.hold;
import static io.boxoffice.inventory.domain.Example.onSale;
import static io.boxoffice.inventory.domain.Example.released;
import static io.boxoffice.inventory.domain.Example.sold;
import static io.boxoffice.inventory.domain.Example.stalls;
import static io.boxoffice.inventory.domain.Example.wants;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Ids;
import io.boxoffice.inventory.domain.InventoryCommand.Release;
import io.boxoffice.inventory.domain.InventoryCommand.Wake;
import io.boxoffice.inventory.domain.InventoryRefusal.LimitExceeded;
import io.boxoffice.inventory.domain.InventoryRefusal.SaleClosed;
import io.boxoffice.inventory.domain.InventoryRefusal.SoldOut;
import io.boxoffice.inventory.domain.InventoryRefusal.UnknownOffer;
import io.boxoffice.testing.DeciderSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What customers may hold, and how holds end.
final class HoldingTest {
  private static final int AFTER_LAPSE = LAPSE_AFTER;

  private final DeciderSpecification<Inventory, InventoryCommand, InventoryEvent, InventoryRefusal>
      inventory = DeciderSpecification.of(new InventoryDecider());

  @Test
  void what_is_free_may_be_held() {
    inventory
        .given(onSale(2, 3))
        .when(wants(1, ADA, 5, stalls(2), balcony(1)))
        .then(held(1, ADA, 5, stalls(2), balcony(1)));
  }

  @Test
  void a_hold_is_all_or_nothing() {
    inventory
        .given(onSale(2, 1))
        .given(held(1, BEN, 0, balcony(1)))
        .when(wants(2, ADA, 5, stalls(2), balcony(1)))
        .thenRefused(new SoldOut(List.of(new SoldOut.Left(BALCONY, 0))));
  }

  @Test
  void too_few_are_told_with_what_is_left_of_each() {
    inventory
        .given(onSale(2, 1))
        .given(held(1, BEN, 0, stalls(1)))
        .when(wants(2, ADA, 5, stalls(2), balcony(2)))
        .thenRefused(
            new SoldOut(List.of(new SoldOut.Left(STALLS, 1), new SoldOut.Left(BALCONY, 1))));
  }

  @Test
  void what_is_sold_is_not_free() {
    inventory
        .given(onSale(2, 0))
        .given(held(1, BEN, 0, stalls(2)), sold(1, BEN, stalls(2)))
        .when(wants(2, ADA, 5, stalls(1)))
        .thenRefused(new SoldOut(List.of(new SoldOut.Left(STALLS, 0))));
  }

  @Test
  void the_limit_counts_what_is_held_ordered_and_sold() {
    inventory
        .given(onSale(9, 9))
        .given(held(1, ADA, 0, stalls(1)), sold(1, ADA, stalls(1)))
        .given(held(2, ADA, 0, stalls(1)), bound(2))
        .given(held(3, ADA, 0, balcony(1)))
        .when(wants(4, ADA, 5, stalls(2)))
        .thenRefused(new LimitExceeded(LIMIT, 1));
  }

  @Test
  void the_limit_is_reached_and_not_passed() {
    inventory
        .given(onSale(9, 9))
        .given(held(1, ADA, 0, stalls(3)))
        .when(wants(2, ADA, 5, stalls(1)))
        .then(held(2, ADA, 5, stalls(1)));
  }

  @Test
  void each_customer_has_a_limit_of_their_own() {
    inventory
        .given(onSale(9, 9))
        .given(held(1, ADA, 0, stalls(4)))
        .when(wants(2, BEN, 5, stalls(4)))
        .then(held(2, BEN, 5, stalls(4)));
  }

  @Test
  void before_the_sale_nothing_is_held() {
    inventory
        .given(onSale(2, 3))
        .when(wants(1, ADA, -0.01, stalls(1)))
        .thenRefused(new SaleClosed(at(0), at(CLOSES)));
  }

  @Test
  void when_the_sale_closes_nothing_more_is_held() {
    inventory
        .given(onSale(2, 3))
        .when(wants(1, ADA, CLOSES, stalls(1)))
        .thenRefused(new SaleClosed(at(0), at(CLOSES)));
  }

  @Test
  void a_show_that_is_not_published_is_unknown() {
    inventory
        .given(onSale(2, 3).subList(0, 2))
        .when(wants(1, ADA, 5, stalls(1)))
        .thenRefused("unknown-show");
  }

  @Test
  void an_offer_of_another_show_is_unknown() {
    var other = new OfferId(Ids.derived(SHOW.value(), "other"));
    inventory
        .given(onSale(2, 3))
        .when(wants(1, ADA, 5, new Line(other, 1, Example.PRICE)))
        .thenRefused(new UnknownOffer(other));
  }

  static Stream<List<Line>> invalidLines() {
    return Stream.of(
        List.of(),
        List.of(stalls(0)),
        List.of(stalls(-1)),
        List.of(stalls(WantedLines.QUANTITY_MAX + 1)),
        List.of(stalls(1), stalls(1)),
        IntStream.rangeClosed(0, WantedLines.LINES_MAX).mapToObj(_ -> stalls(1)).toList());
  }

  @ParameterizedTest
  @MethodSource("invalidLines")
  void lines_that_make_no_sense_are_refused(List<Line> lines) {
    inventory
        .given(onSale(2, 3))
        .when(wants(1, ADA, 5, lines.toArray(Line[]::new)))
        .thenRefused("invalid-lines");
  }

  @Test
  void a_hold_made_twice_is_made_once() {
    inventory
        .given(onSale(2, 3))
        .given(held(1, ADA, 5, stalls(1)))
        .when(wants(1, ADA, 5, stalls(1)))
        .thenNothing();
  }

  @Test
  void a_hold_that_lapsed_gives_way_to_the_next_customer() {
    inventory
        .given(onSale(1, 0))
        .given(held(1, ADA, 0, stalls(1)))
        .when(wants(2, BEN, AFTER_LAPSE, stalls(1)))
        .then(expired(1), held(2, BEN, AFTER_LAPSE, stalls(1)));
  }

  @Test
  void until_it_lapses_a_hold_keeps_its_place() {
    inventory
        .given(onSale(1, 0))
        .given(held(1, ADA, 0, stalls(1)))
        .when(wants(2, BEN, AFTER_LAPSE - 0.01, stalls(1)))
        .thenRefused("sold-out");
  }

  @Test
  void only_as_many_give_way_as_are_needed_the_oldest_first() {
    inventory
        .given(onSale(3, 9))
        .given(held(3, BEN, 1, stalls(1)), held(1, ADA, 0, stalls(1)), held(2, ADA, 2, stalls(1)))
        .given(held(4, ADA, 0, balcony(1)))
        .when(wants(5, BEN, 30, stalls(2)))
        .then(expired(1), expired(3), held(5, BEN, 30, stalls(2)));
  }

  @Test
  void a_lapsed_hold_does_not_count_against_its_customer() {
    inventory
        .given(onSale(9, 9))
        .given(held(1, ADA, 0, stalls(2)), held(2, ADA, 1, stalls(2)))
        .when(wants(3, ADA, 30, balcony(2)))
        .then(expired(1), held(3, ADA, 30, balcony(2)));
  }

  @Test
  void a_bound_hold_never_gives_way() {
    inventory
        .given(onSale(1, 0))
        .given(held(1, ADA, 0, stalls(1)), bound(1))
        .when(wants(2, BEN, 90, stalls(1)))
        .thenRefused("sold-out");
  }

  @Test
  void one_decision_expires_a_bounded_number_of_holds() {
    int lapsed = Reservation.LAPSED_MAX + 1;
    List<InventoryEvent> before = new ArrayList<>(onSale(lapsed, 0));
    for (int i = 0; i < lapsed; i++) {
      before.add(held(i, customer(i), 0, stalls(1)));
    }
    before.set(2, new InventoryEvent.SaleOpened(SHOW, at(0), at(CLOSES), lapsed));
    var wanted =
        new InventoryCommand.Hold(
            SHOW,
            hold(lapsed),
            ADA,
            List.of(new Wanted(STALLS, WantedLines.QUANTITY_MAX)),
            Example.clocked(30));
    assertThat(inventory.given(before).when(wanted).accepted())
        .hasSize(WantedLines.QUANTITY_MAX + 1);

    var sweep = inventory.given(before).when(new Wake(at(30)));
    assertThat(sweep.accepted()).hasSize(Math.min(lapsed, InventoryDecider.SWEEP_MAX));
  }

  private static AccountId customer(int number) {
    return new AccountId(Ids.derived(SHOW.value(), "customer " + number));
  }

  @Test
  void the_sweep_expires_what_lapsed_the_oldest_first() {
    inventory
        .given(onSale(9, 9))
        .given(
            held(2, ADA, 1, balcony(1)),
            held(1, ADA, 0, stalls(1)),
            held(3, BEN, 9, stalls(1)),
            held(4, BEN, 0, stalls(1)),
            bound(4))
        .when(new Wake(at(1 + LAPSE_AFTER)))
        .then(expired(1), expired(2));
  }

  @Test
  void the_sweep_finds_nothing_before_its_time() {
    inventory
        .given(onSale(9, 9))
        .given(held(1, ADA, 0, stalls(1)))
        .when(new Wake(at(LAPSE_AFTER - 0.01)))
        .thenNothing();
    inventory.when(new Wake(at(0))).thenNothing();
  }

  @Test
  void the_deadline_is_the_oldest_lapse_of_an_unbound_hold() {
    var before = inventory.given(onSale(9, 9)).given(held(1, ADA, 0, stalls(1)), bound(1));
    assertThat(before.when(new Wake(at(0))).then().deadline()).isEmpty();

    var state =
        before
            .given(held(2, BEN, 3, balcony(1)))
            .when(wants(3, ADA, 5, stalls(1)))
            .then(held(3, ADA, 5, stalls(1)));

    assertThat(state.deadline()).contains(at(3 + LAPSE_AFTER));
  }

  @Test
  void a_customer_may_give_a_hold_back() {
    var state =
        inventory
            .given(onSale(2, 0))
            .given(held(1, ADA, 0, stalls(2)))
            .when(new Release(SHOW, hold(1), ADA))
            .then(released(1, "released"));

    assertThat(state.offer(STALLS).orElseThrow().available()).isEqualTo(2);
    assertThat(state.customers()).isEmpty();
  }

  @Test
  void a_hold_given_back_twice_is_given_back_once() {
    inventory
        .given(onSale(2, 0))
        .given(held(1, ADA, 0, stalls(2)), released(1, "released"))
        .when(new Release(SHOW, hold(1), ADA))
        .thenNothing();
  }

  @Test
  void nobody_gives_back_what_is_anothers() {
    inventory
        .given(onSale(2, 0))
        .given(held(1, ADA, 0, stalls(2)))
        .when(new Release(SHOW, hold(1), BEN))
        .thenRefused("unknown-hold");
  }

  @Test
  void a_hold_that_is_ordered_or_sold_is_not_given_back() {
    var ordered = inventory.given(onSale(2, 0)).given(held(1, ADA, 0, stalls(2)), bound(1));

    ordered.when(new Release(SHOW, hold(1), ADA)).thenRefused("hold-ordered");
    ordered
        .given(sold(1, ADA, stalls(2)))
        .when(new Release(SHOW, hold(1), ADA))
        .thenRefused("hold-ordered");
  }
}

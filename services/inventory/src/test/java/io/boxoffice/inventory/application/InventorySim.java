package io.boxoffice.inventory.application;

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
import io.boxoffice.contracts.inventory.InventoryEvent.ReservationRefused;
import io.boxoffice.contracts.inventory.InventoryEvent.SaleOpened;
import io.boxoffice.contracts.inventory.InventoryEvent.SaleRefused;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Decision;
import io.boxoffice.core.Money;
import io.boxoffice.inventory.domain.Inventory;
import io.boxoffice.inventory.domain.InventoryCommand;
import io.boxoffice.inventory.domain.InventoryCommand.Bind;
import io.boxoffice.inventory.domain.InventoryCommand.Hold;
import io.boxoffice.inventory.domain.InventoryCommand.Ordered;
import io.boxoffice.inventory.domain.InventoryCommand.Release;
import io.boxoffice.inventory.domain.InventoryCommand.ReleaseForOrder;
import io.boxoffice.inventory.domain.InventoryCommand.Sell;
import io.boxoffice.inventory.domain.InventoryCommand.Wake;
import io.boxoffice.inventory.domain.InventoryDecider;
import io.boxoffice.inventory.domain.InventoryRefusal;
import io.boxoffice.inventory.domain.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Random commands against a model that counts naively. Prints its seed; a failing one can be
/// repeated with `-Dinventory.seed=`.
final class InventorySim {
  private static final int RUNS = 60;
  private static final int COMMANDS = 400;
  private static final int LIMIT = 6;
  private static final HoldTimes TIMES =
      new HoldTimes(Duration.ofMinutes(10), Duration.ofSeconds(15));

  @Test
  void nothing_is_oversold_whatever_happens() {
    long seed = Long.getLong("inventory.seed", System.nanoTime());
    System.out.println("InventorySim seed " + seed);
    var random = new Random(seed);
    var seen = new HashSet<String>();
    for (int run = 0; run < RUNS; run++) {
      new Run(random).go(seen);
    }
    assertThat(seen)
        .contains(
            "ItemsHeld",
            "HoldExpired",
            "HoldReleased",
            "HoldBound",
            "ItemsSold",
            "ReservationRefused",
            "SaleRefused",
            "sold-out",
            "limit-exceeded",
            "nothing");
  }

  /// What there is, counted anew from plain maps.
  private static final class Model {
    final Map<OfferId, Integer> capacity = new HashMap<>();
    final Map<HoldId, ItemsHeld> inForce = new HashMap<>();
    final Set<HoldId> bound = new HashSet<>();
    final List<ItemsSold> sold = new ArrayList<>();

    void see(InventoryEvent event) {
      switch (event) {
        case OfferListed listed -> capacity.put(listed.offerId(), listed.capacity());
        case ItemsHeld held -> assertThat(inForce.put(held.holdId(), held)).isNull();
        case HoldExpired expired -> {
          assertThat(bound).doesNotContain(expired.holdId());
          assertThat(inForce.remove(expired.holdId())).isNotNull();
        }
        case HoldReleased released -> {
          bound.remove(released.holdId());
          assertThat(inForce.remove(released.holdId())).isNotNull();
        }
        case HoldBound hold -> assertThat(bound.add(hold.holdId())).isTrue();
        case ItemsSold items -> {
          assertThat(sold).noneMatch(other -> other.orderId().equals(items.orderId()));
          assertThat(inForce.remove(new HoldId(items.orderId().value()))).isNotNull();
          bound.remove(new HoldId(items.orderId().value()));
          sold.add(items);
        }
        case SaleOpened _, ReservationRefused _, SaleRefused _ -> {}
      }
    }

    int held(OfferId offerId) {
      return inForce.values().stream().mapToInt(held -> items(held.lines(), offerId)).sum();
    }

    int sold(OfferId offerId) {
      return sold.stream().mapToInt(items -> items(items.lines(), offerId)).sum();
    }

    int has(AccountId customer) {
      int held =
          inForce.values().stream()
              .filter(hold -> hold.customerId().equals(customer))
              .mapToInt(hold -> items(hold.lines()))
              .sum();
      return held
          + sold.stream()
              .filter(items -> items.customerId().equals(customer))
              .mapToInt(items -> items(items.lines()))
              .sum();
    }

    private static int items(List<Line> lines) {
      return lines.stream().mapToInt(Line::quantity).sum();
    }

    private static int items(List<Line> lines, OfferId offerId) {
      return items(lines.stream().filter(line -> line.offerId().equals(offerId)).toList());
    }
  }

  /// One show's life.
  private static final class Run {
    private final Random random;
    private final InventoryDecider decider = new InventoryDecider();
    private final Model model = new Model();
    private final List<InventoryEvent> log = new ArrayList<>();
    private final ShowId show;
    private final List<OfferId> offers = new ArrayList<>();
    private final List<AccountId> customers = new ArrayList<>();
    private final List<Ordered> known = new ArrayList<>();
    private Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private Inventory state = decider.initial();

    Run(Random random) {
      this.random = random;
      this.show = new ShowId(id());
      for (int i = 0; i < 3; i++) {
        offers.add(new OfferId(id()));
        append(new OfferListed(show, offers.get(i), price(), random.nextInt(25)));
      }
      for (int i = 0; i < 12; i++) {
        customers.add(new AccountId(id()));
      }
      append(new SaleOpened(show, now, now.plus(Duration.ofDays(1)), LIMIT));
    }

    void go(Set<String> seen) {
      for (int i = 0; i < COMMANDS; i++) {
        now = now.plusSeconds(random.nextInt(60));
        switch (decider.decide(command(), state)) {
          case Decision.Refused<InventoryEvent, InventoryRefusal>(var reason) ->
              seen.add(reason.slug());
          case Decision.Accepted<InventoryEvent, InventoryRefusal>(var events) -> {
            assertThat(events).hasSizeLessThanOrEqualTo(60);
            events.forEach(this::append);
            events.forEach(event -> seen.add(event.getClass().getSimpleName()));
            if (events.isEmpty()) {
              seen.add("nothing");
            }
          }
        }
        check();
      }
      assertThat(decider.evolve(decider.initial(), log)).isEqualTo(state);
    }

    private void append(InventoryEvent event) {
      log.add(event);
      model.see(event);
      state = decider.evolve(state, event);
    }

    private InventoryCommand command() {
      return switch (random.nextInt(8)) {
        case 0 -> new Wake(now);
        case 1 -> {
          Ordered any = any(known);
          yield new Release(show, new HoldId(any.orderId().value()), any.customerId());
        }
        case 2 -> {
          Ordered any = any(known);
          yield new ReleaseForOrder(show, any.orderId(), any.customerId(), "unpaid");
        }
        case 3 -> new Bind(any(known), TIMES.from(now));
        case 4 -> new Sell(any(known), TIMES.from(now));
        case 5 -> new Bind(anew(), TIMES.from(now));
        default -> hold(anew());
      };
    }

    private InventoryCommand hold(Ordered ordered) {
      List<Wanted> wanted =
          ordered.lines().stream()
              .map(line -> new Wanted(line.offerId(), line.quantity()))
              .toList();
      return new Hold(
          show,
          new HoldId(ordered.orderId().value()),
          ordered.customerId(),
          wanted,
          TIMES.from(now));
    }

    private Ordered any(List<Ordered> choices) {
      return choices.isEmpty() ? anew() : choices.get(random.nextInt(choices.size()));
    }

    private Ordered anew() {
      List<Line> lines = new ArrayList<>();
      for (OfferId offer : offers) {
        if (random.nextInt(3) == 0 || (lines.isEmpty() && offer.equals(offers.getLast()))) {
          lines.add(new Line(offer, 1 + random.nextInt(3), price()));
        }
      }
      AccountId customer = customers.get(random.nextInt(customers.size()));
      var ordered = new Ordered(show, new OrderId(id()), customer, lines);
      known.add(ordered);
      return ordered;
    }

    private void check() {
      for (OfferId offer : offers) {
        var stock = state.offer(offer).orElseThrow();
        assertThat(stock.held()).isEqualTo(model.held(offer));
        assertThat(stock.sold()).isEqualTo(model.sold(offer));
        assertThat(model.held(offer) + model.sold(offer))
            .isLessThanOrEqualTo(model.capacity.get(offer));
      }
      for (AccountId customer : customers) {
        assertThat(model.has(customer)).isLessThanOrEqualTo(LIMIT);
      }
      assertThat(state.holds()).containsOnlyKeys(model.inForce.keySet());
      assertThat(state.deadline())
          .isEqualTo(
              model.inForce.values().stream()
                  .filter(held -> !model.bound.contains(held.holdId()))
                  .map(ItemsHeld::lapsesAt)
                  .min(Instant::compareTo));
      if (random.nextInt(20) == 0) {
        assertThat(InventorySnapshot.read(InventorySnapshot.write(state))).isEqualTo(state);
      }
    }

    private UUID id() {
      return new UUID(random.nextLong(), random.nextLong());
    }

    private static Money price() {
      return new Money(1250, "EUR");
    }
  }
}

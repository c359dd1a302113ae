package io.boxoffice.inventory.domain;

import static io.boxoffice.core.Decision.accept;
import static io.boxoffice.core.Decision.nothing;
import static io.boxoffice.core.Decision.refuse;

import io.boxoffice.contracts.HoldId;
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
import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import io.boxoffice.core.Invariant;
import io.boxoffice.inventory.domain.InventoryCommand.Bind;
import io.boxoffice.inventory.domain.InventoryCommand.Clocked;
import io.boxoffice.inventory.domain.InventoryCommand.Hold;
import io.boxoffice.inventory.domain.InventoryCommand.ListOffer;
import io.boxoffice.inventory.domain.InventoryCommand.OpenSale;
import io.boxoffice.inventory.domain.InventoryCommand.Ordered;
import io.boxoffice.inventory.domain.InventoryCommand.Release;
import io.boxoffice.inventory.domain.InventoryCommand.ReleaseForOrder;
import io.boxoffice.inventory.domain.InventoryCommand.Sell;
import io.boxoffice.inventory.domain.InventoryCommand.Wake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides what may happen to the capacity of one show. A command repeated is nothing to do.
///
/// A lapsed hold keeps its place until a decision needs it or the sweep comes, whichever is first;
/// until then its order may still have it. `hold.expired` comes before what takes its place, so
/// that replaying the log agrees with what was decided.
public final class InventoryDecider
    implements Decider<Inventory, InventoryCommand, InventoryEvent, InventoryRefusal> {

  /// Holds that expire in one decision of the sweep; the next follows at once.
  static final int SWEEP_MAX = 60;

  @Override
  public Inventory initial() {
    return Inventory.unknown();
  }

  @Override
  public Decision<InventoryEvent, InventoryRefusal> decide(
      InventoryCommand command, Inventory inventory) {
    return switch (command) {
      case ListOffer list -> list(list, inventory);
      case OpenSale open -> open(open, inventory);
      case Hold hold -> hold(hold, inventory);
      case Release release -> release(release, inventory);
      case ReleaseForOrder release -> release(release, inventory);
      case Bind(var ordered, var clocked) -> bind(ordered, clocked, inventory);
      case Sell(var ordered, var clocked) -> sell(ordered, clocked, inventory);
      case Wake wake -> accept(sweep(wake, inventory));
    };
  }

  @Override
  public Inventory evolve(Inventory inventory, InventoryEvent event) {
    return switch (event) {
      case OfferListed(var _, var offerId, var price, var capacity) ->
          inventory.with(Stock.of(offerId, price, capacity, 0));
      case SaleOpened(var showId, var opensAt, var closesAt, var limit) ->
          inventory.with(new Sale.Announced(showId, opensAt, closesAt, limit));
      case ItemsHeld(var _, var holdId, var customerId, var lines, var expiresAt, var lapsesAt) ->
          inventory.plus(new Held(holdId, customerId, lines, expiresAt, lapsesAt, false));
      case HoldExpired(var _, var holdId) -> inventory.expired(holdId);
      case HoldReleased(var _, var holdId, var _) -> inventory.minus(holdId);
      case HoldBound(var _, var holdId, var _) -> inventory.bound(holdId);
      case ItemsSold(var _, var orderId, var _, var _) -> inventory.sold(orderId);
      case ReservationRefused _, SaleRefused _ -> inventory;
    };
  }

  private static Decision<InventoryEvent, InventoryRefusal> list(
      ListOffer list, Inventory inventory) {
    var offer = list.offer();
    return inventory.offer(offer.offerId()).isPresent()
        ? nothing()
        : accept(new OfferListed(list.showId(), offer.offerId(), offer.price(), offer.capacity()));
  }

  private static Decision<InventoryEvent, InventoryRefusal> open(
      OpenSale open, Inventory inventory) {
    var announced =
        new Sale.Announced(open.showId(), open.opensAt(), open.closesAt(), open.maxPerCustomer());
    return inventory.sale().equals(announced)
        ? nothing()
        : accept(
            new SaleOpened(open.showId(), open.opensAt(), open.closesAt(), open.maxPerCustomer()));
  }

  private static Decision<InventoryEvent, InventoryRefusal> hold(Hold hold, Inventory inventory) {
    if (inventory.hold(hold.holdId()).isPresent()) {
      return nothing();
    }
    Optional<InventoryRefusal> closed = closed(hold.clocked(), inventory);
    if (closed.isPresent()) {
      return refuse(closed.get());
    }
    Optional<InventoryRefusal> mistake = WantedLines.mistake(hold.wanted(), inventory);
    if (mistake.isPresent()) {
      return refuse(mistake.get());
    }
    var lines = hold.wanted().stream().map(wanted -> priced(wanted, inventory)).toList();
    var held = Held.of(hold.holdId(), hold.customerId(), lines, hold.clocked());
    return switch (reserve(held, hold.clocked(), inventory)) {
      case Reserved.Made(var events) -> accept(events);
      case Reserved.NotMade(var reason) -> refuse(reason);
    };
  }

  private static Decision<InventoryEvent, InventoryRefusal> release(
      Release release, Inventory inventory) {
    HoldId holdId = release.holdId();
    if (inventory.isSold(holdId, release.customerId())) {
      return refuse(new InventoryRefusal.HoldOrdered());
    }
    Optional<Held> held = inventory.hold(holdId);
    if (held.isEmpty()) {
      return nothing();
    }
    if (!held.get().customerId().equals(release.customerId())) {
      return refuse(new InventoryRefusal.UnknownHold());
    }
    return held.get().bound()
        ? refuse(new InventoryRefusal.HoldOrdered())
        : accept(new HoldReleased(release.showId(), holdId, "released"));
  }

  private static Decision<InventoryEvent, InventoryRefusal> release(
      ReleaseForOrder release, Inventory inventory) {
    return inventory
        .hold(Inventory.holdOf(release.orderId()))
        .filter(held -> held.customerId().equals(release.customerId()))
        .<Decision<InventoryEvent, InventoryRefusal>>map(
            held -> accept(new HoldReleased(release.showId(), held.holdId(), release.reason())))
        .orElseGet(Decision::nothing);
  }

  private static Decision<InventoryEvent, InventoryRefusal> bind(
      Ordered ordered, Clocked clocked, Inventory inventory) {
    var bound = new HoldBound(ordered.showId(), ordered.holdId(), ordered.orderId());
    return switch (OrderedHold.find(ordered, inventory)) {
      case OrderedHold.Sold() -> nothing();
      case OrderedHold.InForce(var held) -> held.bound() ? nothing() : accept(bound);
      case OrderedHold.Differs() -> accept(refused(ordered, OrderedHold.DIFFERS));
      case OrderedHold.Gone() -> {
        Optional<InventoryRefusal> closed = closed(clocked, inventory);
        yield switch (closed.isPresent()
            ? new Reserved.NotMade(closed.get())
            : reserve(ordered, clocked, inventory)) {
          case Reserved.Made made -> accept(made.then(bound));
          case Reserved.NotMade(var reason) -> accept(refused(ordered, reason.slug()));
        };
      }
    };
  }

  private static Decision<InventoryEvent, InventoryRefusal> sell(
      Ordered ordered, Clocked clocked, Inventory inventory) {
    var sold =
        new ItemsSold(ordered.showId(), ordered.orderId(), ordered.customerId(), ordered.lines());
    return switch (OrderedHold.find(ordered, inventory)) {
      case OrderedHold.Sold() -> nothing();
      case OrderedHold.InForce _ -> accept(sold);
      case OrderedHold.Differs() -> accept(unsold(ordered, OrderedHold.DIFFERS));
      // Paid but let go: the sale's end does not matter to who has paid, the place does.
      case OrderedHold.Gone() ->
          switch (reserve(ordered, clocked, inventory)) {
            case Reserved.Made made -> accept(made.then(sold));
            case Reserved.NotMade(var reason) -> accept(unsold(ordered, reason.slug()));
          };
    };
  }

  private static Optional<InventoryRefusal> closed(Clocked clocked, Inventory inventory) {
    return switch (inventory.sale()) {
      case Sale.Unannounced() -> Optional.of(new InventoryRefusal.UnknownShow());
      case Sale.Announced sale when sale.isOpen(clocked.at()) -> Optional.empty();
      case Sale.Announced sale ->
          Optional.of(new InventoryRefusal.SaleClosed(sale.opensAt(), sale.closesAt()));
    };
  }

  private static Line priced(Wanted wanted, Inventory inventory) {
    Stock stock = Invariant.present(inventory.offers().get(wanted.offerId()), "offer");
    return new Line(stock.offerId(), wanted.quantity(), stock.price());
  }

  private static Reserved reserve(Ordered ordered, Clocked clocked, Inventory inventory) {
    var held = Held.of(ordered.holdId(), ordered.customerId(), ordered.lines(), clocked);
    return WantedLines.mistake(WantedLines.of(ordered.lines()), inventory)
        .<Reserved>map(Reserved.NotMade::new)
        .orElseGet(() -> reserve(held, clocked, inventory));
  }

  private static Reserved reserve(Held hold, Clocked clocked, Inventory inventory) {
    return switch (inventory.sale()) {
      case Sale.Unannounced() -> new Reserved.NotMade(new InventoryRefusal.UnknownShow());
      case Sale.Announced sale -> Reservation.of(hold, sale, clocked.at(), inventory);
    };
  }

  private static InventoryEvent refused(Ordered ordered, String reason) {
    return new ReservationRefused(ordered.showId(), ordered.orderId(), reason);
  }

  private static InventoryEvent unsold(Ordered ordered, String reason) {
    return new SaleRefused(ordered.showId(), ordered.orderId(), reason);
  }

  private static List<InventoryEvent> sweep(Wake wake, Inventory inventory) {
    return switch (inventory.sale()) {
      case Sale.Unannounced() -> List.of();
      case Sale.Announced sale -> sweep(sale.showId(), wake.at(), inventory);
    };
  }

  private static List<InventoryEvent> sweep(ShowId showId, Instant at, Inventory inventory) {
    List<InventoryEvent> expired = new ArrayList<>();
    Inventory rest = inventory;
    Optional<Lapse> next = rest.nextLapse();
    while (next.isPresent() && next.get().hasCome(at) && expired.size() < SWEEP_MAX) {
      HoldId holdId = next.get().holdId();
      expired.add(new HoldExpired(showId, holdId));
      rest = rest.expired(holdId);
      next = rest.nextLapse();
    }
    return expired;
  }
}

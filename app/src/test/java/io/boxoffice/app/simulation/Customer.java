package io.boxoffice.app.simulation;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsHeld;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Ids;
import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.Aggregates;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.inventory.application.ShowInventory;
import io.boxoffice.inventory.domain.InventoryCommand;
import io.boxoffice.inventory.domain.Wanted;
import io.boxoffice.orders.application.Orders;
import io.boxoffice.orders.domain.Order;
import io.boxoffice.orders.domain.OrderCommand;
import io.boxoffice.tickets.application.TicketIssue;
import io.boxoffice.tickets.domain.TicketsCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Holds, orders, pays, changes their mind, and goes to the show.
final class Customer {
  private static final int PURCHASES_MAX = 2;
  private static final int LOOKS_MAX = 40;

  private final World world;
  private final AccountId id;
  private final String name;
  private final Ids ids;
  private int requests;
  private int purchases;
  private int looks;
  private boolean done;

  Customer(World world, int number) {
    this.world = world;
    this.id = new AccountId(new UUID(9, number));
    this.name = "customer " + number;
    this.ids = new Ids(world.time, world.dice.random());
    soon(20_000, this::buy);
  }

  boolean isDone() {
    return done;
  }

  private void buy() {
    looks = 0;
    if (world.dice.chance(0.2)) {
      order(unheld());
    } else {
      hold();
    }
  }

  /// What is ordered without being held before.
  private Held unheld() {
    Offer offer = world.dice.oneOf(world.organizer.offers());
    var line = new Line(offer.offerId(), (int) world.dice.between(1, 2), offer.price());
    return new Held(new HoldId(ids.next()), Instant.MAX, List.of(line));
  }

  private void hold() {
    List<Offer> offers = new ArrayList<>(world.organizer.offers());
    Collections.shuffle(offers, new java.util.Random(world.dice.between(0, Long.MAX_VALUE - 1)));
    int lines = world.dice.chance(0.8) ? 1 : Math.min(2, offers.size());
    List<Wanted> wanted =
        offers.stream()
            .limit(lines)
            .map(offer -> new Wanted(offer.offerId(), (int) world.dice.between(1, 3)))
            .toList();
    ask(
        "inventory",
        () -> {
          var holdId = new HoldId(ids.next());
          return ShowInventory.TYPE.command(
              Organizer.ID,
              at -> new InventoryCommand.Hold(Organizer.ID, holdId, id, wanted, clocked(at)));
        },
        accepted ->
            Held.text((ItemsHeld) accepted.decided(ShowInventory.TYPE).events().getLast().event()),
        text -> held(Held.read(text)),
        reason -> {
          if (reason.equals("unknown-show")
              || (reason.equals("sold-out") && world.dice.chance(0.5))) {
            soon(60_000, this::holdAgain);
          } else {
            end();
          }
        });
  }

  private void holdAgain() {
    if (purchases++ < LOOKS_MAX && !world.faults.isCalm()) {
      hold();
    } else {
      end();
    }
  }

  private static InventoryCommand.Clocked clocked(Instant at) {
    Instant expiresAt = at.plus(Plan.HOLD_FOR);
    return new InventoryCommand.Clocked(at, expiresAt, expiresAt.plus(Plan.LAPSE_AFTER));
  }

  private void held(Held held) {
    switch (world.dice.below(10)) {
      case 0 -> soon(30_000, () -> release(held));
      case 1 -> end();
      case 2 -> soon(VirtualTime.micros(Plan.HOLD_FOR) / 900, () -> order(held));
      default -> soon(20_000, () -> order(held));
    }
  }

  private void release(Held held) {
    ask(
        "inventory",
        () ->
            ShowInventory.TYPE.command(
                Organizer.ID, _ -> new InventoryCommand.Release(Organizer.ID, held.holdId(), id)),
        _ -> "released",
        _ -> end(),
        _ -> end());
  }

  private void order(Held held) {
    var orderId = new OrderId(held.holdId().value());
    Instant askedAt = world.time.instant();
    ask(
        "orders",
        () ->
            Orders.ORDER.command(
                orderId,
                at ->
                    new OrderCommand.Place(
                        orderId,
                        Organizer.ID,
                        id,
                        held.lines(),
                        world.plan.payWithin(),
                        new OrderCommand.Place.Terms(held.expiresAt(), askedAt),
                        at)),
        _ -> "ordered " + orderId,
        _ -> ordered(orderId),
        _ -> end());
  }

  private void ordered(OrderId orderId) {
    switch (world.dice.below(10)) {
      case 0 -> soon(30_000, () -> cancel(orderId));
      case 1 -> end();
      case 2 -> soon(VirtualTime.micros(world.plan.payWithin()) / 900, () -> pay(orderId));
      default -> soon(3_000, () -> pay(orderId));
    }
  }

  private void cancel(OrderId orderId) {
    ask(
        "orders",
        () -> Orders.ORDER.command(orderId, at -> new OrderCommand.Cancel(id, at)),
        _ -> "cancelled",
        _ -> end(),
        _ -> end());
  }

  private void pay(OrderId orderId) {
    String method = world.dice.oneOf(Provider.METHODS);
    ask(
        "orders",
        () -> Orders.ORDER.command(orderId, at -> new OrderCommand.Pay(id, method, at)),
        accepted -> "attempt of " + accepted.decided(Orders.ORDER).events().size(),
        _ -> {
          if (world.dice.chance(0.15)) {
            soon(10_000, () -> cancel(orderId));
          } else {
            soon(5_000, () -> look(orderId));
          }
        },
        reason -> {
          if (reason.equals("order-not-reserved") && looks++ < LOOKS_MAX) {
            soon(3_000, () -> pay(orderId));
          } else {
            look(orderId);
          }
        });
  }

  /// Looks what became of the order.
  private void look(OrderId orderId) {
    if (looks++ > LOOKS_MAX) {
      end();
      return;
    }
    Optional<Order> found =
        read("orders", known -> known.find(Orders.ORDER, orderId)).map(Aggregates.Versioned::state);
    if (found.orElse(null) instanceof Order.Placed order) {
      switch (order.status()) {
        case PENDING -> {
          if (order.openAttempt().isEmpty() && order.reserved()) {
            soon(5_000, () -> pay(orderId));
          } else {
            soon(20_000, () -> look(orderId));
          }
        }
        case PAID -> soon(10_000, () -> look(orderId));
        case COMPLETED -> enter(orderId, order.tickets());
        case CANCELLED, REFUNDED -> end();
      }
    } else {
      soon(5_000, () -> look(orderId));
    }
  }

  /// Each ticket is shown at two doors.
  private void enter(OrderId orderId, List<TicketId> tickets) {
    for (TicketId ticket : tickets) {
      checkIn(orderId, ticket);
      if (world.dice.chance(0.3)) {
        checkIn(orderId, ticket);
      }
    }
    end();
  }

  private void checkIn(OrderId orderId, TicketId ticket) {
    String key = key();
    new Request(
            world,
            "tickets",
            key,
            () ->
                TicketIssue.TICKETS.command(
                    orderId, at -> new TicketsCommand.CheckIn(ticket, "north", at)),
            accepted ->
                accepted.decided(TicketIssue.TICKETS).events().isEmpty() ? "used" : "admitted",
            text -> {
              if (text.equals("admitted")) {
                world.answers.admitted(ticket.toString(), key);
              }
            },
            _ -> {})
        .send();
  }

  private <T> Optional<T> read(String service, Function<Aggregates, Optional<T>> question) {
    List<SimulatedProcess> running = world.running();
    if (running.isEmpty()) {
      return Optional.empty();
    }
    try {
      return question.apply(world.dice.oneOf(running).writer(service).aggregates());
    } catch (PassingFailure away) {
      return Optional.empty();
    }
  }

  private void end() {
    if (++purchases < PURCHASES_MAX && world.dice.chance(0.4) && !world.faults.isCalm()) {
      soon(60_000, this::buy);
    } else {
      done = true;
    }
  }

  private void ask(
      String service,
      Supplier<AddressedCommand<?, ?, ?, ?>> command,
      Function<Outcome.Accepted, String> answer,
      Consumer<String> then,
      Consumer<String> otherwise) {
    new Request(world, service, key(), command, answer, then, otherwise).send();
  }

  private String key() {
    return name + " request " + ++requests;
  }

  private void soon(long millisAtMost, Runnable next) {
    world.network.in(Duration.ofMillis(world.dice.between(1, Math.max(1, millisAtMost))), next);
  }
}

package io.boxoffice.app.simulation;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.notifications.MailEvent;
import io.boxoffice.contracts.notifications.MailEvent.MailFailed;
import io.boxoffice.contracts.notifications.MailEvent.MailRequested;
import io.boxoffice.contracts.notifications.MailEvent.MailSent;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.contracts.orders.OrderEvent.OrderCancelled;
import io.boxoffice.contracts.orders.OrderEvent.OrderCompleted;
import io.boxoffice.contracts.orders.OrderEvent.OrderPlaced;
import io.boxoffice.contracts.orders.OrderEvent.ReminderDue;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentRefunded;
import io.boxoffice.contracts.tickets.TicketEvent;
import io.boxoffice.core.EventCodec;
import io.boxoffice.messaging.ParkedEvent;
import io.boxoffice.messaging.Reaction;
import io.boxoffice.messaging.SteppedSubscription.Reads;
import io.boxoffice.payments.domain.ProviderPayment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What must be so when nothing is left to do.
final class Ending {
  private final World world;

  private Ending(World world) {
    this.world = world;
  }

  static void check(World world) {
    var ending = new Ending(world);
    world.answers.durable();
    ending.nothingWaits();
    world.deliveries.complete(ending.reads());
    ending.ordersEnded();
    ending.moneyIsRight();
    ending.mailsWent();
  }

  private List<Reads> reads() {
    List<Reads> all = new ArrayList<>();
    for (List<Reaction> reactions : Services.reactions(world).values()) {
      for (Reaction reaction : reactions) {
        all.addAll(World.reads(reaction.partitions(world.plan.partitions())));
      }
    }
    all.add(World.readsOfKnownOrders());
    return all;
  }

  private void nothingWaits() {
    for (Disk disk : world.disks.values()) {
      for (ParkedEvent parked : disk.setAside.all()) {
        throw new Violation(
            "P4: %s set aside %s as %s: %s"
                .formatted(
                    parked.subscription(), parked.event().type(), parked.state(), parked.reason()));
      }
      Violation.unless(
          disk.effects.isEmpty(), "%s has effects left: %s", disk.service, disk.effects);
      Violation.unless(
          disk.deadlines.isEmpty(), "%s has deadlines left: %s", disk.service, disk.deadlines);
    }
    Set<?> held = world.capacity.held();
    Violation.unless(held.isEmpty(), "held for ever: %s", held);
  }

  private void ordersEnded() {
    Set<OrderId> completed = completed();
    Set<OrderId> ended = new HashSet<>(completed);
    Set<OrderId> placed = new HashSet<>();
    for (OrderEvent event : events("orders", OrderEvent.class, OrderEvent.CODEC)) {
      if (event instanceof OrderCancelled || event instanceof OrderEvent.OrderRefunded) {
        ended.add(event.orderId());
      } else if (event instanceof OrderPlaced) {
        placed.add(event.orderId());
      }
    }
    Violation.unless(placed.equals(ended), "orders %s, of which ended %s", placed, ended);
    Set<OrderId> sold = new HashSet<>();
    events("inventory", InventoryEvent.ItemsSold.class, InventoryEvent.CODEC)
        .forEach(event -> sold.add(event.orderId()));
    Violation.unless(sold.equals(completed), "sold %s, completed %s", sold, completed);
    Set<OrderId> issued = new HashSet<>();
    events("tickets", TicketEvent.TicketsIssued.class, TicketEvent.CODEC)
        .forEach(event -> issued.add(event.orderId()));
    Violation.unless(issued.equals(completed), "issued %s, completed %s", issued, completed);
  }

  /// By the provider's own book: what it took and did not give back is for completed orders, once.
  private void moneyIsRight() {
    Set<OrderId> completed = completed();
    Map<OrderId, Integer> kept = new HashMap<>();
    world
        .provider
        .book()
        .forEach(
            (payment, reference) -> {
              if (isKept(payment)) {
                kept.merge(reference.orderId(), 1, Integer::sum);
              }
            });
    kept.forEach(
        (order, times) -> {
          Violation.unless(completed.contains(order), "P2: %s is paid and has no tickets", order);
          Violation.unless(times == 1, "P2: %s is paid %d times", order, times);
        });
    for (OrderPlaced placed : events("orders", OrderPlaced.class, OrderEvent.CODEC)) {
      Violation.unless(
          placed.total().amount() == 0
              || !completed.contains(placed.orderId())
              || kept.containsKey(placed.orderId()),
          "P2: %s has tickets and is not paid",
          placed.orderId());
    }
  }

  private static boolean isKept(ProviderPayment payment) {
    return payment.captured().amount() > payment.refunded().amount();
  }

  /// One mail for each reason, and each ended.
  private void mailsWent() {
    int reasons =
        events("orders", OrderCompleted.class, OrderEvent.CODEC).size()
            + events("orders", ReminderDue.class, OrderEvent.CODEC).size()
            + events("payments", PaymentRefunded.class, PaymentEvent.CODEC).size();
    for (OrderCancelled over : events("orders", OrderCancelled.class, OrderEvent.CODEC)) {
      reasons += over.reason().equals("cancelled-by-customer") ? 0 : 1;
    }
    Set<UUID> open = new HashSet<>();
    int mails = 0;
    for (MailEvent event : events("notifications", MailEvent.class, MailEvent.CODEC)) {
      switch (event) {
        case MailRequested requested -> {
          mails++;
          open.add(requested.mailId());
        }
        case MailSent sent -> {
          open.remove(sent.mailId());
          Violation.unless(world.postOffice.took(sent.mailId()), "%s was not sent", sent);
        }
        case MailFailed failed -> open.remove(failed.mailId());
      }
    }
    Violation.unless(mails == reasons, "%d mails for %d reasons", mails, reasons);
    Violation.unless(open.isEmpty(), "mails neither sent nor given up: %s", open);
  }

  private Set<OrderId> completed() {
    Set<OrderId> completed = new HashSet<>();
    events("orders", OrderCompleted.class, OrderEvent.CODEC)
        .forEach(event -> completed.add(event.orderId()));
    return completed;
  }

  private <E, T extends E> List<T> events(String log, Class<T> type, EventCodec<E> codec) {
    List<T> found = new ArrayList<>();
    for (var stored : world.disk(log).events) {
      if (!stored.type().startsWith("provider.")) {
        E event = codec.decode(stored.type(), stored.data());
        if (type.isInstance(event)) {
          found.add(type.cast(event));
        }
      }
    }
    return found;
  }
}

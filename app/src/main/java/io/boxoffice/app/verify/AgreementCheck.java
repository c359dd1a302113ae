package io.boxoffice.app.verify;

import io.boxoffice.app.verify.OrderStory.Fact;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsSold;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.contracts.orders.OrderEvent.OrderCompleted;
import io.boxoffice.contracts.orders.OrderEvent.OrderPaid;
import io.boxoffice.contracts.orders.OrderEvent.OrderPlaced;
import io.boxoffice.contracts.tickets.TicketEvent.Issued;
import io.boxoffice.contracts.tickets.TicketEvent.TicketCheckedIn;
import io.boxoffice.contracts.tickets.TicketEvent.TicketsIssued;
import io.boxoffice.core.Money;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compares what the services say about an order. An effect is never seen without its cause, so
/// these hold at every moment.
final class AgreementCheck {
  private final Snapshot snapshot;
  private final Findings findings;

  AgreementCheck(Snapshot snapshot, Findings findings) {
    this.snapshot = snapshot;
    this.findings = findings;
  }

  void see(OrderStory story) {
    findings.examined(Check.AGREEMENT);
    story.all(OrderPlaced.class).forEach(placed -> checkTotal(placed));
    story.all(OrderPaid.class).forEach(paid -> checkPaid(paid, story));
    story.all(ItemsSold.class).forEach(sold -> checkSold(sold, story));
    story.all(TicketsIssued.class).forEach(issued -> checkIssued(issued, story));
    story.all(OrderCompleted.class).forEach(completed -> checkCompleted(completed, story));
    checkOnce(story, OrderPaid.class, "is paid twice");
    checkOnce(story, TicketsIssued.class, "gets tickets twice");
    checkDoor(story);
  }

  private void checkTotal(Fact<OrderPlaced> placed) {
    Optional<String> mistake = mistake(placed.event().lines(), placed.event().total());
    mistake.ifPresent(
        sentence ->
            broken(placed.at(), "Order " + placed.event().orderId() + " " + sentence + "."));
  }

  private void checkPaid(Fact<OrderPaid> paid, OrderStory story) {
    Optional<Fact<OrderPlaced>> placed = story.first(OrderPlaced.class);
    boolean same =
        placed
            .map(Fact::event)
            .filter(order -> order.total().equals(paid.event().total()))
            .filter(
                order -> Quantities.of(order.lines()).equals(Quantities.of(paid.event().lines())))
            .isPresent();
    if (!same) {
      broken(paid.at(), "Order " + story.orderId() + " is paid otherwise than it was placed.");
    }
  }

  private void checkSold(Fact<ItemsSold> sold, OrderStory story) {
    Optional<Fact<OrderPaid>> paid = story.first(OrderPaid.class);
    if (snapshot.has(ServiceLog.ORDERS)
        && paid.map(Fact::event)
            .filter(
                order -> Quantities.of(order.lines()).equals(Quantities.of(sold.event().lines())))
            .isEmpty()) {
      broken(sold.at(), "The items sold to order " + story.orderId() + " are not those it paid.");
    }
  }

  private void checkIssued(Fact<TicketsIssued> issued, OrderStory story) {
    var tickets = Quantities.ofTickets(issued.event().tickets());
    Optional<Fact<ItemsSold>> sold = story.first(ItemsSold.class);
    if (snapshot.has(ServiceLog.INVENTORY)
        && sold.filter(items -> Quantities.ofOffers(items.event().lines()).equals(tickets))
            .isEmpty()) {
      broken(
          issued.at(),
          "The tickets of order %s are not for the items that were sold to it."
              .formatted(story.orderId()));
    }
    if (ids(issued.event().tickets()).size() < issued.event().tickets().size()) {
      broken(issued.at(), "Two tickets of order " + story.orderId() + " have the same id.");
    }
  }

  private void checkCompleted(Fact<OrderCompleted> completed, OrderStory story) {
    Set<TicketId> named = new HashSet<>(completed.event().ticketIds());
    Optional<Fact<TicketsIssued>> issued = story.first(TicketsIssued.class);
    if (snapshot.has(ServiceLog.TICKETS)
        && issued.filter(tickets -> ids(tickets.event().tickets()).equals(named)).isEmpty()) {
      broken(
          completed.at(),
          "Order %s is complete without the tickets that it names.".formatted(story.orderId()));
    }
  }

  private void checkDoor(OrderStory story) {
    Set<TicketId> known = new HashSet<>();
    story.all(TicketsIssued.class).forEach(fact -> known.addAll(ids(fact.event().tickets())));
    Set<TicketId> used = new HashSet<>();
    for (Fact<TicketCheckedIn> checkedIn : story.all(TicketCheckedIn.class)) {
      TicketId ticket = checkedIn.event().ticketId();
      if (!used.add(ticket)) {
        broken(checkedIn.at(), "Ticket " + ticket + " is checked in twice.");
      }
      if (!known.contains(ticket)) {
        broken(checkedIn.at(), "Ticket " + ticket + " is checked in but was never issued.");
      }
    }
  }

  private void checkOnce(OrderStory story, Class<?> type, String what) {
    var facts = story.all(type);
    facts.stream()
        .skip(1)
        .forEach(fact -> broken(fact.at(), "Order " + story.orderId() + " " + what + "."));
  }

  private static Optional<String> mistake(List<Line> lines, Money total) {
    if (lines.isEmpty()) {
      return Optional.of("has no lines");
    }
    if (!lines.stream().allMatch(line -> currency(line).equals(total.currency()))) {
      return Optional.of("has lines of another currency than its total");
    }
    Money sum = lines.stream().map(Line::total).reduce(Money.zero(total.currency()), Money::plus);
    return sum.equals(total)
        ? Optional.empty()
        : Optional.of(
            "has a total of %s, but its lines are %s".formatted(total.text(), sum.text()));
  }

  private static String currency(Line line) {
    return line.unitPrice().currency();
  }

  private static Set<TicketId> ids(List<Issued> tickets) {
    Set<TicketId> ids = new HashSet<>();
    tickets.forEach(ticket -> ids.add(ticket.ticketId()));
    return ids;
  }

  private void broken(LogEvent at, String sentence) {
    findings.violation(Check.AGREEMENT, at, sentence);
  }
}

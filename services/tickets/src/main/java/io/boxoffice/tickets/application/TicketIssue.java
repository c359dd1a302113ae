package io.boxoffice.tickets.application;

import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsSold;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.contracts.tickets.TicketEvent;
import io.boxoffice.contracts.tickets.TicketEvent.Issued;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Refusal;
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.Recorded;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.messaging.Reaction;
import io.boxoffice.tickets.domain.Tickets;
import io.boxoffice.tickets.domain.TicketsCommand;
import io.boxoffice.tickets.domain.TicketsCommand.Issue;
import io.boxoffice.tickets.domain.TicketsDecider;
import java.util.ArrayList;
import java.util.List;

/// Tickets are issued when inventory says that the items of an order are sold, never before.
public final class TicketIssue {

  /// The tickets of an order; the stream's id is the order's.
  public static final AggregateType<Tickets, TicketsCommand, TicketEvent, Refusal> TICKETS =
      AggregateType.of("tickets", new TicketsDecider(), TicketEvent.CODEC);

  private static final EventSource<InventoryEvent> INVENTORY =
      new EventSource<>("inventory", InventoryEvent.CODEC);

  private TicketIssue() {}

  public static Reaction onItemsSold() {
    return Reaction.named("tickets-issue")
        .on(
            INVENTORY,
            ItemsSold.class,
            sold ->
                List.of(
                    TICKETS.command(
                        sold.event().orderId(),
                        at ->
                            new Issue(
                                sold.event().orderId(),
                                sold.event().showId(),
                                sold.event().customerId(),
                                tickets(sold),
                                at))));
  }

  /// One per item, with ids that follow from the event: a repetition makes the same.
  private static List<Issued> tickets(Recorded<ItemsSold> sold) {
    List<Issued> tickets = new ArrayList<>();
    for (Line line : sold.event().lines()) {
      for (int i = 0; i < line.quantity(); i++) {
        var id = new TicketId(Ids.derived(sold.id(), "ticket/" + tickets.size()));
        tickets.add(new Issued(id, line.offerId()));
      }
    }
    return tickets;
  }
}

package io.boxoffice.app.verify;

import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.contracts.tickets.TicketEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells the orders one after another: the logs that know of them are read side by side, each
/// sorted by order, so that only one order is in memory.
final class OrderStories implements AutoCloseable {
  private static final Map<ServiceLog, Set<? extends Class<?>>> WANTED =
      new EnumMap<>(
          Map.of(
              ServiceLog.ORDERS,
              Set.of(
                  OrderEvent.OrderPlaced.class,
                  OrderEvent.OrderPaid.class,
                  OrderEvent.OrderCompleted.class,
                  OrderEvent.OrderCancelled.class,
                  OrderEvent.RefundRequested.class,
                  OrderEvent.OrderRefunded.class),
              ServiceLog.PAYMENTS,
              Set.of(
                  PaymentEvent.PaymentCaptured.class,
                  PaymentEvent.RefundRequested.class,
                  PaymentEvent.PaymentRefunded.class),
              ServiceLog.INVENTORY,
              Set.of(InventoryEvent.ItemsSold.class, InventoryEvent.SaleRefused.class),
              ServiceLog.TICKETS,
              Set.of(TicketEvent.TicketsIssued.class, TicketEvent.TicketCheckedIn.class)));

  private final List<EventCursor> cursors = new ArrayList<>();

  private OrderStories() {}

  static OrderStories open(Snapshot snapshot) throws SQLException {
    var stories = new OrderStories();
    for (var wanted : WANTED.entrySet()) {
      if (snapshot.has(wanted.getKey())) {
        stories.cursors.add(snapshot.byOrder(wanted.getKey(), wanted.getValue()));
      }
    }
    return stories;
  }

  /// The next order; empty at the end. What can't be decoded is left out: another check tells it.
  Optional<OrderStory> next() throws SQLException {
    Optional<String> orderId =
        cursors.stream()
            .flatMap(cursor -> cursor.peek().stream())
            .map(LogEvent::about)
            .min(Comparator.naturalOrder());
    if (orderId.isEmpty()) {
      return Optional.empty();
    }
    var story = new OrderStory(orderId.get());
    for (EventCursor cursor : cursors) {
      while (cursor.peek().filter(event -> event.about().equals(story.orderId())).isPresent()) {
        LogEvent stored = cursor.next().orElseThrow();
        if (Decoded.of(stored) instanceof Decoded.Event(var event)) {
          story.add(stored, event);
        }
      }
    }
    return Optional.of(story);
  }

  @Override
  public void close() throws SQLException {
    for (EventCursor cursor : cursors) {
      cursor.close();
    }
  }
}

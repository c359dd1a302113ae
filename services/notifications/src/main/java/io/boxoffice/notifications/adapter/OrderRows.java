package io.boxoffice.notifications.adapter;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.contracts.orders.OrderEvent.OrderCancelled;
import io.boxoffice.contracts.orders.OrderEvent.OrderPaid;
import io.boxoffice.contracts.orders.OrderEvent.OrderPlaced;
import io.boxoffice.contracts.orders.OrderEvent.ReminderDue;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.messaging.Projection;
import io.boxoffice.messaging.RowWrites;
import io.boxoffice.notifications.application.KnownOrders;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What was heard of orders, in rows.
public final class OrderRows implements KnownOrders {
  private static final String PLACE =
      "insert into orders (order_id, show_id, customer_id) values (:order, :show, :customer)";

  private static final String REMIND =
      "insert into reminders (order_id, over) values (:order, false) on conflict do nothing";

  /// Few orders are ever reminded of, so this mostly finds none.
  private static final String END = "update reminders set over = true where order_id = :order";

  private static final String FIND =
      "select show_id, customer_id from orders where order_id = :order";

  private static final String IS_VOID =
      "select exists (select from reminders where order_id = :order and over)";

  private final JdbcClient rows;

  public OrderRows(JdbcClient rows) {
    this.rows = rows;
  }

  public static Projection projection() {
    var orders = new EventSource<>("orders", OrderEvent.CODEC);
    return Projection.named("notifications-orders")
        .on(
            orders,
            OrderPlaced.class,
            (placed, rows) ->
                rows.sql(PLACE)
                    .param("order", placed.event().orderId().value())
                    .param("show", placed.event().showId().value())
                    .param("customer", placed.event().customerId().value())
                    .write())
        .on(orders, ReminderDue.class, (due, rows) -> write(REMIND, due.event().orderId(), rows))
        .on(orders, OrderPaid.class, (paid, rows) -> write(END, paid.event().orderId(), rows))
        .on(orders, OrderCancelled.class, (over, rows) -> write(END, over.event().orderId(), rows));
  }

  @Override
  public Optional<KnownOrder> order(OrderId orderId) {
    return rows.sql(FIND)
        .param("order", orderId.value())
        .query(
            (row, _) ->
                new KnownOrder(
                    orderId,
                    new ShowId(row.getObject("show_id", UUID.class)),
                    new AccountId(row.getObject("customer_id", UUID.class))))
        .optional();
  }

  @Override
  public boolean reminderIsVoid(OrderId orderId) {
    return rows.sql(IS_VOID).param("order", orderId.value()).query(Boolean.class).single();
  }

  private static void write(String sql, OrderId order, RowWrites rows) {
    rows.sql(sql).param("order", order.value()).write();
  }
}

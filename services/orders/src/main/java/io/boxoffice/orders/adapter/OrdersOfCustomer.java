package io.boxoffice.orders.adapter;

import static io.boxoffice.orders.application.Orders.LOG;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.core.Money;
import io.boxoffice.messaging.Projection;
import io.boxoffice.messaging.RowWrites;
import io.boxoffice.orders.domain.Order.Status;
import io.boxoffice.web.Cursor;
import io.boxoffice.web.Page;
import io.boxoffice.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which orders has a customer? Newest first.
public final class OrdersOfCustomer {
  private static final String PLACED =
      """
      insert into orders_of_customers
        (order_id, customer_id, show_id, status, amount, currency, placed_at, pay_by)
      values (:order, :customer, :show, :status, :amount, :currency, :placed, :payBy)
      """;

  private static final String CHANGED =
      "update orders_of_customers set status = :status where order_id = :order";

  static final String PAGE =
      """
      select order_id, show_id, status, amount, currency, placed_at, pay_by
      from orders_of_customers
      where customer_id = :customer
        and (placed_at, order_id) < (:afterAt, :afterOrder)
        and (cast(:status as text) is null or status = :status)
        and (cast(:show as uuid) is null or show_id = :show)
        and (cast(:from as timestamptz) is null or placed_at >= :from)
        and (cast(:to as timestamptz) is null or placed_at < :to)
      order by placed_at desc, order_id desc
      limit :limit
      """;

  /// Comes after every row in the order of the list.
  private static final Cursor START =
      Cursor.of(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1L, -1L));

  private final JdbcClient rows;

  public OrdersOfCustomer(JdbcClient rows) {
    this.rows = rows;
  }

  /// One order in the list.
  record Row(
      OrderId id, ShowId showId, Status status, Money total, Instant placedAt, Instant payBy) {}

  /// What narrows the list; what is null does not.
  ///
  /// @param from placed then or later
  /// @param to placed before
  record Filter(
      @Nullable Status status,
      @Nullable ShowId showId,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /// Writes the rows on hearing of orders.
  public static Projection projection() {
    return Projection.named("orders-of-customers")
        .on(LOG, OrderEvent.OrderPlaced.class, (event, rows) -> placed(event.event(), rows))
        .on(LOG, OrderEvent.OrderPaid.class, changed(Status.PAID))
        .on(LOG, OrderEvent.OrderCompleted.class, changed(Status.COMPLETED))
        .on(LOG, OrderEvent.OrderCancelled.class, changed(Status.CANCELLED))
        .on(LOG, OrderEvent.OrderRefunded.class, changed(Status.REFUNDED));
  }

  private static void placed(OrderEvent.OrderPlaced placed, RowWrites rows) {
    rows.sql(PLACED)
        .param("order", placed.orderId().value())
        .param("customer", placed.customerId().value())
        .param("show", placed.showId().value())
        .param("status", Status.PENDING.name())
        .param("amount", placed.total().amount())
        .param("currency", placed.total().currency())
        .param("placed", time(placed.placedAt()))
        .param("payBy", time(placed.payBy()))
        .write();
  }

  private static <T extends OrderEvent> Projection.RowWriter<T> changed(Status status) {
    return (event, rows) ->
        rows.sql(CHANGED)
            .param("status", status.name())
            .param("order", event.event().orderId().value())
            .write();
  }

  /// One page of a customer's orders.
  Page<Row> page(AccountId customer, Filter filter, PageRequest request) {
    Cursor after = request.after().orElse(START);
    Status status = filter.status();
    ShowId show = filter.showId();
    var found =
        rows.sql(PAGE)
            .param("customer", customer.value())
            .param("afterAt", time(after.instant(0)))
            .param("afterOrder", after.uuid(1))
            .param("status", status == null ? null : status.name())
            .param("show", show == null ? null : show.value())
            .param("from", optional(filter.from()))
            .param("to", optional(filter.to()))
            .param("limit", request.rowsToRead())
            .query((row, _) -> row(row))
            .list();
    return Page.of(found, request, row -> Cursor.of(row.placedAt(), row.id()));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new OrderId(row.getObject(1, UUID.class)),
        new ShowId(row.getObject(2, UUID.class)),
        Status.valueOf(row.getString(3)),
        new Money(row.getLong(4), row.getString(5)),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getObject(7, OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime optional(@Nullable Instant at) {
    return at == null ? null : time(at);
  }
}

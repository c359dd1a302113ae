package io.boxoffice.tickets.adapter;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.tickets.TicketEvent;
import io.boxoffice.contracts.tickets.TicketEvent.Issued;
import io.boxoffice.contracts.tickets.TicketEvent.TicketCheckedIn;
import io.boxoffice.contracts.tickets.TicketEvent.TicketsIssued;
import io.boxoffice.eventlog.Recorded;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.messaging.Projection;
import io.boxoffice.messaging.RowWrites;
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

/// Which tickets a customer has, the newest first.
public final class TicketsOfCustomer {
  private static final String ADD =
      """
      insert into tickets (ticket_id, order_id, show_id, offer_id, customer_id, issued_at)
      values (:ticket, :order, :show, :offer, :customer, :issuedAt)
      """;

  private static final String USE =
      "update tickets set used_at = :usedAt, gate = :gate where ticket_id = :ticket";

  static final String FIRST_PAGE =
      """
      select ticket_id, order_id, show_id, offer_id, issued_at, used_at, gate from tickets
      where customer_id = :customer
      order by issued_at desc, ticket_id desc
      limit :rows
      """;

  static final String NEXT_PAGE =
      """
      select ticket_id, order_id, show_id, offer_id, issued_at, used_at, gate from tickets
      where customer_id = :customer and (issued_at, ticket_id) < (:issuedAt, :ticket)
      order by issued_at desc, ticket_id desc
      limit :rows
      """;

  private final JdbcClient rows;

  public TicketsOfCustomer(JdbcClient rows) {
    this.rows = rows;
  }

  /// A ticket as the list has it.
  ///
  /// @param usedAt null while it is not used
  record Row(
      TicketId ticketId,
      OrderId orderId,
      ShowId showId,
      OfferId offerId,
      Instant issuedAt,
      @Nullable Instant usedAt,
      @Nullable String gate) {}

  public static Projection projection() {
    var own = new EventSource<>("tickets", TicketEvent.CODEC);
    return Projection.named("tickets-of-customer")
        .on(own, TicketsIssued.class, TicketsOfCustomer::issued)
        .on(own, TicketCheckedIn.class, TicketsOfCustomer::used);
  }

  Page<Row> page(UUID customer, PageRequest request) {
    var statement =
        request
            .after()
            .map(
                after ->
                    rows.sql(NEXT_PAGE)
                        .param("issuedAt", after.instant(0).atOffset(ZoneOffset.UTC))
                        .param("ticket", after.uuid(1)))
            .orElseGet(() -> rows.sql(FIRST_PAGE));
    var found =
        statement
            .param("customer", customer)
            .param("rows", request.rowsToRead())
            .query((row, _) -> row(row))
            .list();
    return Page.of(found, request, row -> Cursor.of(row.issuedAt(), row.ticketId()));
  }

  private static void issued(Recorded<TicketsIssued> issued, RowWrites rows) {
    var event = issued.event();
    for (Issued ticket : event.tickets()) {
      rows.sql(ADD)
          .param("ticket", ticket.ticketId().value())
          .param("order", event.orderId().value())
          .param("show", event.showId().value())
          .param("offer", ticket.offerId().value())
          .param("customer", event.customerId().value())
          .param("issuedAt", event.at().atOffset(ZoneOffset.UTC))
          .write();
    }
  }

  private static void used(Recorded<TicketCheckedIn> checkedIn, RowWrites rows) {
    rows.sql(USE)
        .param("usedAt", checkedIn.event().at().atOffset(ZoneOffset.UTC))
        .param("gate", checkedIn.event().gate())
        .param("ticket", checkedIn.event().ticketId().value())
        .write();
  }

  private static Row row(ResultSet row) throws SQLException {
    var usedAt = row.getObject("used_at", OffsetDateTime.class);
    return new Row(
        new TicketId(row.getObject("ticket_id", UUID.class)),
        new OrderId(row.getObject("order_id", UUID.class)),
        new ShowId(row.getObject("show_id", UUID.class)),
        new OfferId(row.getObject("offer_id", UUID.class)),
        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
        usedAt == null ? null : usedAt.toInstant(),
        row.getString("gate"));
  }
}

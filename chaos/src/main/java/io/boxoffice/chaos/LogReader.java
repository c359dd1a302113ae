package io.boxoffice.chaos;

import io.boxoffice.chaos.Recorded.Mail;
import io.boxoffice.postgres.DatabaseServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads from the logs what can be compared with what was told, in one transaction that sees one
/// moment.
final class LogReader {
  private static final String BEGIN = "set transaction isolation level repeatable read, read only";

  private static final String INVENTORY =
      """
      select type, data ->> 'holdId' from inventory.events
      where type in ('items.held.v1', 'hold.released.v1', 'hold.expired.v1')
      """;

  private static final String ORDERS =
      """
      select type, data ->> 'orderId', event_id::text, coalesce(data ->> 'reason', ''),
             coalesce((data ->> 'attempt')::int, 0), coalesce(data ->> 'payBy', ''),
             coalesce((data -> 'total' ->> 'amount')::bigint, 0)
      from orders.events order by position
      """;

  private static final String PAYMENTS =
      """
      select type, data ->> 'orderId', event_id::text, data ->> 'providerPaymentId'
      from payments.events where type in ('payment.captured.v1', 'payment.refunded.v1')
      """;

  private static final String TICKETS =
      """
      select ticket ->> 'ticketId'
      from tickets.events, json_array_elements(data -> 'tickets') ticket
      where type = 'tickets.issued.v1'
      """;

  private static final String CHECK_INS =
      "select data ->> 'ticketId' from tickets.events where type = 'ticket.checked-in.v1'";

  private static final String MAILS =
      """
      select type, data ->> 'mailId', coalesce(data ->> 'template', ''),
             coalesce(data ->> 'reason', ''), coalesce(metadata ->> 'causationId', '')
      from notifications.events order by position
      """;

  /// Customers know of what they did themselves.
  private static final String BY_CUSTOMER = "cancelled-by-customer";

  private final Statement statement;
  private final Recorded recorded = new Recorded();

  private LogReader(Statement statement) {
    this.statement = statement;
  }

  static Recorded read(DatabaseServer server) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(BEGIN);
      var reader = new LogReader(statement);
      reader.inventory();
      reader.orders();
      reader.payments();
      reader.tickets();
      reader.mails();
      connection.rollback();
      return reader.recorded;
    }
  }

  private void inventory() throws SQLException {
    try (ResultSet row = statement.executeQuery(INVENTORY)) {
      while (row.next()) {
        boolean held = row.getString(1).equals("items.held.v1");
        (held ? recorded.holds : recorded.holdsOver).add(row.getString(2));
      }
    }
  }

  private void orders() throws SQLException {
    try (ResultSet row = statement.executeQuery(ORDERS)) {
      while (row.next()) {
        String id = row.getString(2);
        Recorded.Order order = recorded.order(id);
        switch (row.getString(1)) {
          case "order.placed.v1" -> {
            order.payBy = Instant.parse(row.getString(6));
            order.total = row.getLong(7);
          }
          case "order.payment-requested.v1" ->
              order.attempts = Math.max(order.attempts, row.getInt(5));
          case "order.paid.v1" -> {
            order.paid = true;
            order.paidBy = row.getInt(5);
          }
          case "order.completed.v1" -> {
            order.completed = true;
            recorded.reasons.put(row.getString(3), "completed order " + id);
          }
          case "order.cancelled.v1" -> {
            order.cancelled = true;
            if (!row.getString(4).equals(BY_CUSTOMER)) {
              recorded.reasons.put(row.getString(3), "cancelled order " + id);
            }
          }
          // Money of another attempt that goes back says nothing of the order.
          case "order.refund-requested.v1" ->
              order.refundAsked |= order.paid && order.paidBy == row.getInt(5);
          case "order.reminder-due.v1" ->
              recorded.reasons.put(row.getString(3), "reminder of order " + id);
          default -> {}
        }
      }
    }
  }

  private void payments() throws SQLException {
    try (ResultSet row = statement.executeQuery(PAYMENTS)) {
      while (row.next()) {
        if (row.getString(1).equals("payment.captured.v1")) {
          recorded.captures.add(row.getString(4));
        } else {
          recorded.reasons.put(row.getString(3), "refund of order " + row.getString(2));
        }
      }
    }
  }

  private void tickets() throws SQLException {
    try (ResultSet row = statement.executeQuery(TICKETS)) {
      while (row.next()) {
        recorded.tickets.add(row.getString(1));
      }
    }
    try (ResultSet row = statement.executeQuery(CHECK_INS)) {
      while (row.next()) {
        recorded.checkIns.merge(row.getString(1), 1, Integer::sum);
      }
    }
  }

  private void mails() throws SQLException {
    Map<String, Mail> asked = new HashMap<>();
    Map<String, String> reasons = new HashMap<>();
    try (ResultSet row = statement.executeQuery(MAILS)) {
      while (row.next()) {
        String id = row.getString(2);
        if (row.getString(1).equals("mail.requested.v1")) {
          asked.put(id, new Mail(id, row.getString(3), ""));
          reasons.put(id, row.getString(5));
        } else {
          String end = row.getString(1).equals("mail.sent.v1") ? "sent" : row.getString(4);
          asked.computeIfPresent(id, (_, mail) -> new Mail(id, mail.template(), end));
        }
      }
    }
    asked.forEach(
        (id, mail) -> recorded.mail(Optional.ofNullable(reasons.get(id)).orElse(""), mail));
  }
}

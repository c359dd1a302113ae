package io.boxoffice.app.verify;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Events of one log as the server sends them, a portion at a time.
final class EventCursor implements AutoCloseable {
  private final ServiceLog log;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private Optional<LogEvent> head;

  private EventCursor(ServiceLog log, PreparedStatement statement) throws SQLException {
    this.log = log;
    this.statement = statement;
    this.rows = statement.executeQuery();
    this.head = read();
  }

  /// Runs a query whose columns are position, stream, version, type, data, recorded_at, event_id,
  /// about, cause.
  static EventCursor over(ServiceLog log, PreparedStatement statement) throws SQLException {
    return new EventCursor(log, statement);
  }

  /// The next event, which stays the next; empty at the end.
  Optional<LogEvent> peek() {
    return head;
  }

  /// The next event; empty at the end.
  Optional<LogEvent> next() throws SQLException {
    Optional<LogEvent> next = head;
    if (next.isPresent()) {
      head = read();
    }
    return next;
  }

  private Optional<LogEvent> read() throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    return Optional.of(
        new LogEvent(
            log,
            rows.getLong(1),
            rows.getString(2),
            rows.getLong(3),
            rows.getString(4),
            rows.getString(5),
            rows.getObject(6, OffsetDateTime.class).toInstant(),
            rows.getString(7),
            rows.getString(8),
            rows.getString(9)));
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}

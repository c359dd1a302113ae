package io.boxoffice.eventlog.postgres;

import io.boxoffice.eventlog.StoredEvent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/// Maps rows to events and values to parameters.
final class Rows {

  private Rows() {}

  static StoredEvent event(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getLong(1),
        row.getString(2),
        row.getLong(3),
        row.getString(4),
        row.getObject(5, UUID.class),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        instant(row, 9));
  }

  /// The number that the first row is.
  static long number(ResultSet rows) throws SQLException {
    rows.next();
    return rows.getLong(1);
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /// A parameter that is an array of values of the SQL type.
  static RoundTrip.Parameter array(String type, Object[] values) {
    return (statement, index) ->
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }

  static RoundTrip.Parameter texts(Collection<String> values) {
    return array("text", values.toArray(String[]::new));
  }

  static void setTexts(PreparedStatement statement, int index, Collection<String> values)
      throws SQLException {
    texts(values).set(statement, index);
  }
}

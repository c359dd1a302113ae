package io.boxoffice.eventlog.deadlines;

import io.boxoffice.core.PassingFailure;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// Deadlines as the writer stores them, a row per stream.
record DeadlineRows(DataSource pool) implements Deadlines {

  /// Those that pause are left out by the query, else they could fill the batch for ever.
  private static final String DUE =
      """
      select stream, due_at from deadlines d
      where due_at <= ? and not exists (
        select from unnest(?::text[], ?::timestamptz[]) as paused (stream, due_at)
        where paused.stream = d.stream and paused.due_at = d.due_at)
      order by due_at limit ?
      """;

  @Override
  public List<Due> due(Instant now, Collection<Due> paused, int limit) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(DUE)) {
      List<Due> pausing = List.copyOf(paused);
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.setArray(2, array(connection, "text", pausing.stream().map(Due::stream)));
      statement.setArray(
          3, array(connection, "timestamptz", pausing.stream().map(p -> p.at().toString())));
      statement.setInt(4, limit);
      List<Due> due = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          due.add(new Due(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()));
        }
      }
      return due;
    } catch (SQLException e) {
      throw new PassingFailure("deadlines can't be read now", e);
    }
  }

  private static Array array(Connection connection, String type, Stream<String> values)
      throws SQLException {
    return connection.createArrayOf(type, values.toArray());
  }
}

package io.boxoffice.eventlog.postgres;

import io.boxoffice.eventlog.EventLog.StoredSnapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Snapshots as rows, one for each part.
final class SnapshotRows {

  static final String READ =
      """
      select stream, version, schema_version, state, last_at from snapshots
      where stream = any(?) order by stream, part
      """;

  private static final String FORGET = "delete from snapshots where stream = ?";

  private static final String WRITE =
      """
      insert into snapshots (stream, part, version, schema_version, state, last_at)
      values (?, ?, ?, ?, ?, ?)
      """;

  private SnapshotRows() {}

  static Map<String, StoredSnapshot> read(ResultSet row) throws SQLException {
    Map<String, List<String>> parts = new HashMap<>();
    Map<String, StoredSnapshot> found = new HashMap<>();
    while (row.next()) {
      String stream = row.getString(1);
      List<String> ofStream = parts.computeIfAbsent(stream, _ -> new ArrayList<>());
      ofStream.add(row.getString(4));
      var lastAt = Rows.instant(row, 5);
      found.put(
          stream, new StoredSnapshot(stream, row.getLong(2), row.getInt(3), ofStream, lastAt));
    }
    return found;
  }

  /// In place of what there is, in the transaction of the connection. Each part is sent before the
  /// next is made.
  static void write(Connection connection, StoredSnapshot snapshot) throws SQLException {
    try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
      forget.setString(1, snapshot.stream());
      forget.executeUpdate();
    }
    try (PreparedStatement part = connection.prepareStatement(WRITE)) {
      int number = 0;
      for (String text : snapshot.parts()) {
        part.setString(1, snapshot.stream());
        part.setInt(2, number++);
        part.setLong(3, snapshot.version());
        part.setInt(4, snapshot.schemaVersion());
        part.setString(5, text);
        part.setObject(6, Rows.timestamp(snapshot.lastAt()));
        part.executeUpdate();
      }
    }
  }
}

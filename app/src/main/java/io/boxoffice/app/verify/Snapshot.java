package io.boxoffice.app.verify;

import io.boxoffice.postgres.DatabaseServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// All logs of an installation as they were at one moment: one read-only transaction, so that an
/// effect is never seen without its cause although everything goes on running.
final class Snapshot implements AutoCloseable {

  /// Rows that the server sends at a time; a few hundred kilobytes.
  static final int FETCHED = 1_000;

  private static final String BEGIN =
      """
      set transaction isolation level repeatable read, read only;
      set local work_mem = '64MB';
      set local jit = off;
      """;

  private final Connection connection;
  private final Map<ServiceLog, Long> heads;

  private Snapshot(Connection connection, Map<ServiceLog, Long> heads) {
    this.connection = connection;
    this.heads = heads;
  }

  static Snapshot take(DatabaseServer server) throws SQLException {
    Connection connection = server.connect();
    try {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(BEGIN);
      }
      Map<ServiceLog, Long> heads = new EnumMap<>(ServiceLog.class);
      for (ServiceLog log : ServiceLog.values()) {
        if (exists(connection, log.schema() + ".events")) {
          heads.put(
              log,
              number(
                  connection,
                  "select coalesce(max(position), 0) from " + log.schema() + ".events"));
        }
      }
      return new Snapshot(connection, heads);
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  /// The logs that are there.
  Set<ServiceLog> logs() {
    return heads.keySet();
  }

  boolean has(ServiceLog log) {
    return heads.containsKey(log);
  }

  /// Position of a log's last event; 0 if there is none.
  long head(ServiceLog log) {
    return heads.getOrDefault(log, 0L);
  }

  boolean hasTable(ServiceLog log, String table) throws SQLException {
    return exists(connection, log.schema() + "." + table);
  }

  /// All events of a log, stream by stream: each can be checked with the memory of one.
  EventCursor byStream(ServiceLog log) throws SQLException {
    String sql =
        """
        select position, stream, version, type, data, recorded_at, event_id::text, '', ''
        from %s.events
        order by stream, version, position
        """
            .formatted(log.schema());
    return EventCursor.over(log, prepare(sql));
  }

  /// The events of some classes, order by order, compared by bytes as Java compares texts of ids.
  EventCursor byOrder(ServiceLog log, Set<? extends Class<?>> classes) throws SQLException {
    String sql =
        """
        select position, stream, version, type, data, recorded_at, event_id::text,
               data ->> 'orderId', coalesce(metadata ->> 'causationId', '')
        from %s.events
        where type = any(?) and data ->> 'orderId' is not null
        order by data ->> 'orderId' collate "C", position
        """
            .formatted(log.schema());
    PreparedStatement statement = prepare(sql);
    Object[] types = log.storedTypes(classes).toArray();
    statement.setArray(1, connection.createArrayOf("text", types));
    return EventCursor.over(log, statement);
  }

  /// A query whose rows are fetched in portions.
  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setFetchSize(FETCHED);
    return statement;
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select to_regclass(?) is not null")) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}

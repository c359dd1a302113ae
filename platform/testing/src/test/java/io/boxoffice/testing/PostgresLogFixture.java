package io.boxoffice.testing;

import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.postgres.PostgresEventLog;
import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.postgres.PoolSettings;
import io.boxoffice.postgres.ServiceDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The log of a service in one PostgreSQL database; emptied between tests.
final class PostgresLogFixture implements EventLogFixture {
  private static final DatabaseServer SERVER = TestPostgres.freshDatabase();

  private final ServiceDatabase database;
  private final PostgresEventLog log;
  private final List<Integer> writerConnections = new CopyOnWriteArrayList<>();
  private final List<PostgresEventLog> opened = new ArrayList<>();

  PostgresLogFixture() {
    this.database =
        ServiceDatabase.open(SERVER, "tallies", List.of("db/eventlog"), PoolSettings.defaults());
    asAdmin(
        "truncate tallies.events, tallies.answers, tallies.checkpoints, tallies.effects,"
            + " tallies.deadlines, tallies.snapshots");
    this.log = open();
  }

  ServiceDatabase database() {
    return database;
  }

  static DatabaseServer server() {
    return SERVER;
  }

  @Override
  public PostgresEventLog log() {
    return log;
  }

  @Override
  public EventLog another() {
    return open();
  }

  @Override
  public List<String> effects() {
    return rows().sql("select stream from effects").query(String.class).list();
  }

  @Override
  public Map<String, Instant> deadlines() {
    Map<String, Instant> found = new HashMap<>();
    rows()
        .sql("select stream, due_at from deadlines")
        .query(
            row -> {
              found.put(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
            });
    return found;
  }

  @Override
  public void deleteSnapshots() {
    rows().sql("delete from snapshots").update();
  }

  /// Ends the server's side of them.
  @Override
  public void loseConnections() {
    for (int pid : writerConnections) {
      asAdmin("select pg_terminate_backend(" + pid + ", 5000)");
    }
    writerConnections.clear();
  }

  /// Kills the whole server, which is then started again by its keeper.
  static void killServer() {
    try (Connection connection = SERVER.connect()) {
      ProcessHandle backend = ProcessHandle.of(pid(connection)).orElseThrow();
      boolean killed = backend.parent().orElseThrow().destroyForcibly();
      if (!killed) {
        throw new IllegalStateException("the server can't be killed");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    opened.forEach(PostgresEventLog::close);
    database.close();
  }

  private JdbcClient rows() {
    return JdbcClient.create(database.pool());
  }

  private PostgresEventLog open() {
    var another =
        new PostgresEventLog(
            "tallies",
            () -> {
              Connection connection = database.connect();
              writerConnections.add(pid(connection));
              return connection;
            },
            database.pool());
    opened.add(another);
    return another;
  }

  private static int pid(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  static void asAdmin(String sql) {
    try (Connection admin = SERVER.connect();
        Statement statement = admin.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

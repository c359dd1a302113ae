package io.boxoffice.eventlog.postgres;

import static io.boxoffice.eventlog.postgres.Rows.setTexts;

import io.boxoffice.core.Invariant;
import io.boxoffice.eventlog.AppendFailed;
import io.boxoffice.eventlog.AppendResult;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.CommitUnknown;
import io.boxoffice.eventlog.LogLost;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.Together;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One append under the log's advisory lock, at READ COMMITTED: each statement sees what was
/// committed before it began, so everything that is read after the lock is current.
final class PostgresTransaction implements LogTransaction {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresTransaction.class);

  private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "58");
  private static final String READ_ONLY = "25006";

  private final Connection connection;
  private final long head;
  private boolean committed;

  private PostgresTransaction(Connection connection, long head) {
    this.connection = connection;
    this.head = head;
  }

  static PostgresTransaction begin(Connection connection, String lock) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Sql.LOCK_AND_HEAD)) {
      statement.setString(1, lock);
      statement.execute();
      statement.getMoreResults();
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        return new PostgresTransaction(connection, row.getLong(1));
      }
    }
  }

  @Override
  public long head() {
    return head;
  }

  @Override
  public List<StoredEvent> after(long position, int limit) {
    List<StoredEvent> events = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(Sql.AFTER)) {
      statement.setLong(1, position);
      statement.setInt(2, limit);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          events.add(Rows.event(rows));
        }
      }
      return events;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public Map<String, StoredAnswer> answers(Collection<String> scopes) {
    if (scopes.isEmpty()) {
      return Map.of();
    }
    Map<String, StoredAnswer> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(Sql.ANSWERS)) {
      setTexts(statement, 1, scopes);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.put(
              row.getString(1),
              new StoredAnswer(
                  row.getString(1), row.getString(2), row.getString(3), Rows.instant(row, 4)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public Map<String, Long> checkpoints(Collection<String> names) {
    if (names.isEmpty()) {
      return Map.of();
    }
    Map<String, Long> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(Sql.CHECKPOINTS)) {
      setTexts(statement, 1, names);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.put(row.getString(1), row.getLong(2));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public AppendResult append(Changes changes) {
    try {
      checkPositions(changes.events());
      AppendResult result = Append.write(connection, changes);
      if (result instanceof AppendResult.Appended) {
        for (var rows : changes.rows()) {
          write(rows);
        }
      }
      return result;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// A lost connection comes out of a service's own statements in whatever its SQL library throws.
  private void write(Together.SqlWrite rows) throws SQLException {
    try {
      rows.on(connection);
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException sql && passing(sql)) {
          throw failure(sql);
        }
      }
      throw e;
    }
  }

  @Override
  public void commit() {
    try {
      connection.commit();
      committed = true;
    } catch (SQLException e) {
      abandon();
      throw new CommitUnknown(e);
    }
  }

  @Override
  public void close() {
    if (!committed) {
      try {
        if (!connection.isClosed()) {
          connection.rollback();
        }
      } catch (SQLException e) {
        LOG.debug("rolling back on a lost connection", e);
        abandon();
      }
    }
  }

  private void checkPositions(List<StoredEvent> events) {
    long position = head;
    for (StoredEvent event : events) {
      Invariant.check(event.position() > position, "position %d is taken", event.position());
      position = event.position();
    }
  }

  /// A lost or exhausted server is passing; anything else is the fault of what was to be written.
  private RuntimeException failure(SQLException e) {
    if (passing(e)) {
      abandon();
      return new LogLost(e);
    }
    return new AppendFailed(e);
  }

  /// By class of SQLSTATE: 08 connection, 53 resources such as a full disk, 57 operator, 58 system;
  /// and a server that became read-only.
  private static boolean passing(SQLException e) {
    String state = e.getSQLState();
    return state == null
        || PASSING_CLASSES.contains(state.substring(0, 2))
        || state.equals(READ_ONLY);
  }

  private void abandon() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("closing a lost connection", e);
    }
  }
}

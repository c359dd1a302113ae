package io.boxoffice.eventlog.postgres;

import io.boxoffice.core.Invariant;
import io.boxoffice.eventlog.AppendFailed;
import io.boxoffice.eventlog.AppendResult;
import io.boxoffice.eventlog.AppendResult.VersionConflict;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One append under the log's advisory lock, at READ COMMITTED: each statement sees what was
/// committed before it began, so everything that is read after the lock is current. A transaction
/// begins with its first statement, and costs nothing before.
final class PostgresTransaction implements LogTransaction {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresTransaction.class);

  private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "58");
  private static final String READ_ONLY = "25006";

  private final Connection connection;
  private final String lock;
  private boolean committed;

  /// @param lock key of the log's lock
  PostgresTransaction(Connection connection, String lock) {
    this.connection = connection;
    this.lock = lock;
  }

  @Override
  public Locked lock(Collection<String> scopes, Collection<String> checkpoints) {
    var trip = new RoundTrip();
    trip.run(Sql.LOCK, this::setLock);
    Supplier<Long> head = trip.ask(Sql.HEAD, Rows::number);
    Supplier<Map<String, StoredAnswer>> answers =
        scopes.isEmpty()
            ? Map::of
            : trip.ask(Sql.ANSWERS, PostgresTransaction::answers, Rows.texts(scopes));
    Supplier<Map<String, Long>> positions =
        checkpoints.isEmpty()
            ? Map::of
            : trip.ask(Sql.CHECKPOINTS, PostgresTransaction::positions, Rows.texts(checkpoints));
    try {
      trip.send(connection);
      return new Locked(head.get(), answers.get(), positions.get());
    } catch (SQLException e) {
      throw failure(e);
    }
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
  public AppendResult commit(long head, Changes changes) {
    checkPositions(head, changes.events());
    try {
      for (var rows : changes.rows()) {
        write(rows);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
    var trip = new RoundTrip();
    trip.run(Sql.LOCK, this::setLock);
    Append.add(trip, head, changes);
    trip.run(Sql.COMMIT);
    try {
      trip.send(connection);
      committed = true;
      return new AppendResult.Appended();
    } catch (SQLException e) {
      return inTheWay(e).orElseThrow(() -> uncommitted(e));
    }
  }

  /// What the server found to be in the way of an append.
  private static Optional<AppendResult> inTheWay(SQLException e) {
    if (!(e instanceof PSQLException refused) || refused.getServerErrorMessage() == null) {
      return Optional.empty();
    }
    String detail = String.valueOf(refused.getServerErrorMessage().getDetail());
    return switch (String.valueOf(e.getSQLState())) {
      case Sql.HEAD_MOVED -> Optional.of(new AppendResult.HeadMoved(Long.parseLong(detail)));
      case Sql.VERSION_CONFLICT -> {
        String[] parts = detail.split(" ", 3);
        yield Optional.of(
            new VersionConflict(parts[2], Long.parseLong(parts[0]), Long.parseLong(parts[1])));
      }
      default -> Optional.empty();
    };
  }

  /// What the server refuses for what it is was rolled back. Who hears nothing from it, or that it
  /// is lost or exhausted, knows nothing: it may say so of the commit itself.
  private RuntimeException uncommitted(SQLException e) {
    boolean told = e instanceof PSQLException answer && answer.getServerErrorMessage() != null;
    if (told && !passing(e) && !isClosed()) {
      return new AppendFailed(e);
    }
    abandon();
    return new CommitUnknown(e);
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

  private boolean isClosed() {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      LOG.debug("asking a lost connection", e);
      return true;
    }
  }

  @Override
  public void close() {
    if (!committed && !isClosed()) {
      try {
        connection.rollback();
      } catch (SQLException e) {
        LOG.debug("rolling back on a lost connection", e);
        abandon();
      }
    }
  }

  private void setLock(PreparedStatement statement, int index) throws SQLException {
    statement.setString(index, lock);
  }

  private static void checkPositions(long head, List<StoredEvent> events) {
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

  private static Map<String, StoredAnswer> answers(ResultSet rows) throws SQLException {
    Map<String, StoredAnswer> found = new HashMap<>();
    while (rows.next()) {
      found.put(
          rows.getString(1),
          new StoredAnswer(
              rows.getString(1), rows.getString(2), rows.getString(3), Rows.instant(rows, 4)));
    }
    return found;
  }

  private static Map<String, Long> positions(ResultSet rows) throws SQLException {
    Map<String, Long> found = new HashMap<>();
    while (rows.next()) {
      found.put(rows.getString(1), rows.getLong(2));
    }
    return found;
  }

  private void abandon() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("closing a lost connection", e);
    }
  }
}

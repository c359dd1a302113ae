package io.boxoffice.eventlog.postgres;

import static io.boxoffice.eventlog.postgres.Rows.setTexts;

import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.LogLost;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log of a service in its schema. Appends use one connection of their own; reads use the pool.
public final class PostgresEventLog implements EventLog, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresEventLog.class);

  private final String service;
  private final String lock;
  private final ConnectionSource writerConnections;
  private final DataSource pool;
  private Optional<Connection> writerConnection = Optional.empty();

  /// Opens a connection that the log's writer keeps for itself.
  @FunctionalInterface
  public interface ConnectionSource {
    Connection connect() throws SQLException;
  }

  public PostgresEventLog(String service, ConnectionSource writerConnections, DataSource pool) {
    this.service = service;
    this.lock = "boxoffice.log." + service;
    this.writerConnections = writerConnections;
    this.pool = pool;
  }

  @Override
  public String name() {
    return service;
  }

  @Override
  public LogTransaction begin() {
    try {
      return new PostgresTransaction(connected(), lock);
    } catch (SQLException e) {
      disconnect();
      throw new LogLost(e);
    }
  }

  @Override
  public long head() {
    return read(Sql.HEAD, _ -> {}, Rows::number);
  }

  @Override
  public List<StoredEvent> after(long position, Set<String> types, int limit) {
    if (types.isEmpty()) {
      return read(
          Sql.AFTER,
          statement -> {
            statement.setLong(1, position);
            statement.setInt(2, limit);
          },
          PostgresEventLog::events);
    }
    return read(
        Sql.AFTER_OF_TYPES,
        statement -> {
          statement.setLong(1, position);
          setTexts(statement, 2, types);
          statement.setInt(3, limit);
        },
        PostgresEventLog::events);
  }

  @Override
  public void streams(Map<String, Long> behindVersion, Consumer<StoredEvent> consumer) {
    Map<String, Long> behind = new LinkedHashMap<>(behindVersion);
    List<StoredEvent> page;
    do {
      page = page(behind);
      for (StoredEvent event : page) {
        behind.put(event.stream(), event.version());
        consumer.accept(event);
      }
    } while (page.size() == Sql.STREAMS_PAGE);
  }

  private List<StoredEvent> page(Map<String, Long> behind) {
    return read(
        Sql.STREAMS,
        statement -> {
          setTexts(statement, 1, behind.keySet());
          Long[] versions = behind.values().toArray(Long[]::new);
          statement.setArray(2, statement.getConnection().createArrayOf("bigint", versions));
        },
        PostgresEventLog::events);
  }

  @Override
  public List<StoredEvent> withKey(String key, long position, int limit) {
    return read(
        Sql.WITH_KEY,
        statement -> {
          statement.setString(1, key);
          statement.setLong(2, position);
          statement.setInt(3, limit);
        },
        PostgresEventLog::events);
  }

  @Override
  public Map<String, StoredSnapshot> snapshots(Collection<String> streams) {
    return read(
        SnapshotRows.READ, statement -> setTexts(statement, 1, streams), SnapshotRows::read);
  }

  @Override
  public void save(StoredSnapshot snapshot) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false); // The pool ends what is not committed.
      SnapshotRows.write(connection, snapshot);
      connection.commit();
    } catch (SQLException e) {
      throw new LogLost(e);
    }
  }

  @Override
  public Optional<Long> checkpoint(String name) {
    return read(
        Sql.CHECKPOINT,
        statement -> statement.setString(1, name),
        row -> row.next() ? Optional.of(row.getLong(1)) : Optional.empty());
  }

  /// Deletes answers that were given by then: their keys are forgotten.
  public void forgetAnswersUpTo(Instant time) {
    write(Sql.FORGET_ANSWERS, statement -> statement.setObject(1, Rows.timestamp(time)));
  }

  @Override
  public void close() {
    disconnect();
  }

  private Connection connected() throws SQLException {
    if (writerConnection.isEmpty() || writerConnection.get().isClosed()) {
      Connection connection = writerConnections.connect();
      connection.setAutoCommit(false);
      writerConnection = Optional.of(connection);
    }
    return writerConnection.get();
  }

  private void disconnect() {
    writerConnection.ifPresent(
        connection -> {
          try {
            connection.close();
          } catch (SQLException e) {
            LOG.debug("closing a lost connection", e);
          }
        });
    writerConnection = Optional.empty();
  }

  private <T> T read(String sql, Binding binding, Reading<T> reading) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        return reading.read(rows);
      }
    } catch (SQLException e) {
      throw new LogLost(e);
    }
  }

  private void write(String sql, Binding binding) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.bind(statement);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new LogLost(e);
    }
  }

  private static List<StoredEvent> events(ResultSet rows) throws SQLException {
    List<StoredEvent> events = new ArrayList<>();
    while (rows.next()) {
      events.add(Rows.event(rows));
    }
    return events;
  }

  @FunctionalInterface
  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }
}

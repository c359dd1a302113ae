package io.boxoffice.bench;

import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.core.Ids;
import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.postgres.PoolSettings;
import io.boxoffice.postgres.ServiceDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// The ceiling of a log: rows of the same shape in a table made by the same script, inserted by one
/// connection with one statement per commit, and nothing else. In a schema of its own, `bench`.
public final class BareInserts implements AutoCloseable {

  /// What commands make alone, and what a batch of the writer may grow to.
  public static final List<Integer> BATCHES = List.of(1, 32, 128, 512);

  private static final String COLUMNS =
      "insert into events"
          + " (position, stream, version, key, event_id, type, data, metadata, recorded_at)"
          + " values ";

  private static final String ROW = "(?, ?, ?, ?, ?, ?, ?::json, ?::json, ?)";
  private static final int ROW_PARAMETERS = 9;
  private static final ShowId SHOW =
      new ShowId(UUID.fromString("01990000-0000-7000-8000-000000000000"));
  private static final String STREAM = "inventory-" + SHOW;
  private static final String METADATA =
      "{\"correlationId\":\"01990000-0000-7000-8000-000000000001\","
          + "\"actor\":\"01990000-0000-7000-8000-000000000002\"}";

  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final ServiceDatabase database;
  private final Connection connection;
  private final Ids ids;
  private final Clock clock;
  private long position;

  private BareInserts(ServiceDatabase database, Connection connection, Clock clock) {
    this.database = database;
    this.connection = connection;
    this.ids = new Ids(clock);
    this.clock = clock;
  }

  public static BareInserts open(DatabaseServer server, Clock clock) {
    try {
      var database =
          ServiceDatabase.open(server, "bench", List.of("db/eventlog"), PoolSettings.defaults());
      var inserts = new BareInserts(database, database.connect(), clock);
      inserts.position = inserts.head();
      return inserts;
    } catch (SQLException e) {
      throw new BenchFailure("The table for bare inserts could not be made: " + e.getMessage(), e);
    }
  }

  /// Adds the ceiling of each batch size to what an on-sale found, after a warm-up of as long.
  ///
  /// @param each how long a size is measured
  public void tell(Figures figures, Duration each) {
    for (int batch : BATCHES) {
      double _ = perSecond(Fact.HELD, batch, each);
      figures.add(
          "limitInsert" + batch + "PerSecond",
          "Bare inserts of " + batch + " rows a commit",
          perSecond(Fact.HELD, batch, each),
          "rows/s");
    }
  }

  /// Rows per second, so many a commit; all with the JSON of one event, made before.
  double perSecond(Fact fact, int batch, Duration duration) {
    InventoryEvent event = fact.of(SHOW, ids, clock.instant());
    String type = InventoryEvent.CODEC.typeOf(event);
    String data = InventoryEvent.CODEC.encode(event);
    String sql = COLUMNS + String.join(", ", Collections.nCopies(batch, ROW));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      long begun = System.nanoTime();
      long rows = 0;
      while (System.nanoTime() - begun < duration.toNanos()) {
        bind(statement, batch, type, data);
        rows += statement.executeUpdate();
      }
      return rows * NANOS_PER_SECOND / (System.nanoTime() - begun);
    } catch (SQLException e) {
      throw new BenchFailure("The bare inserts failed: " + e.getMessage(), e);
    }
  }

  private void bind(PreparedStatement statement, int batch, String type, String data)
      throws SQLException {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    for (int row = 0; row < batch; row++) {
      int before = row * ROW_PARAMETERS;
      position++;
      UUID id = ids.next();
      statement.setLong(before + 1, position);
      statement.setString(before + 2, STREAM);
      statement.setLong(before + 3, position);
      statement.setString(before + 4, id.toString());
      statement.setObject(before + 5, id);
      statement.setString(before + 6, type);
      statement.setString(before + 7, data);
      statement.setString(before + 8, METADATA);
      statement.setObject(before + ROW_PARAMETERS, now);
    }
  }

  private long head() throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery("select coalesce(max(position), 0) from events")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    try (connection) {
      database.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the connection did not close", e);
    }
  }
}

package io.boxoffice.app.verify;

import io.boxoffice.core.EventCodec;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Json;
import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.postgres.PoolSettings;
import io.boxoffice.postgres.ServiceDatabase;
import io.boxoffice.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// The schemas of all services in a database of their own, with logs that are written past the
/// services: what they would never write can be planted.
final class PlantedInstallation implements AutoCloseable {
  static final Instant START = Instant.parse("2026-07-01T12:00:00Z");

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final DatabaseServer server;
  private final Connection connection;
  private final Ids ids = new Ids(Clock.fixed(START, ZoneOffset.UTC));
  private final Map<ServiceLog, Long> heads = new EnumMap<>(ServiceLog.class);
  private final Map<String, Long> versions = new HashMap<>();

  private PlantedInstallation(DatabaseServer server) throws SQLException {
    this.server = server;
    this.connection = server.connect();
  }

  /// Migrated once; every test gets a copy.
  private static final class Template {
    private static final DatabaseServer SERVER = migrate();

    private static DatabaseServer migrate() {
      DatabaseServer server = TestPostgres.freshDatabase();
      for (ServiceLog log : ServiceLog.values()) {
        List<String> migrations = List.of("db/eventlog", "db/messaging");
        ServiceDatabase.open(server, log.schema(), migrations, PoolSettings.defaults()).close();
      }
      return server;
    }
  }

  static PlantedInstallation fresh() throws SQLException {
    DatabaseServer template = Template.SERVER;
    DatabaseServer copy = template.withDatabase("planted" + NUMBER.incrementAndGet());
    try (Connection admin = template.withDatabase("postgres").connect();
        Statement statement = admin.createStatement()) {
      statement.execute(
          "create database %s template %s".formatted(copy.database(), template.database()));
    }
    return new PlantedInstallation(copy);
  }

  Report verified() {
    return Verification.run(server);
  }

  UUID nextId() {
    return ids.next();
  }

  /// Appends an event as a service would: the next position and version.
  UUID append(ServiceLog log, String stream, Object event) throws SQLException {
    return append(log, stream, event, "{}");
  }

  /// Appends an event that answers another.
  UUID answer(UUID cause, ServiceLog log, String stream, Object event) throws SQLException {
    return append(log, stream, event, "{\"causationId\": \"%s\"}".formatted(cause));
  }

  private UUID append(ServiceLog log, String stream, Object event, String metadata)
      throws SQLException {
    return append(log, stream, EventCodec.nameOf(event.getClass()), Json.write(event), metadata);
  }

  UUID append(ServiceLog log, String stream, String type, String data, String metadata)
      throws SQLException {
    long position = heads.merge(log, 1L, Long::sum);
    long version = versions.merge(stream, 1L, Long::sum);
    UUID id = ids.next();
    String sql =
        "insert into %s.events values (?, ?, ?, ?, ?, ?, ?::json, ?::json, ?)"
            .formatted(log.schema());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, position);
      statement.setString(2, stream);
      statement.setLong(3, version);
      statement.setString(4, stream);
      statement.setObject(5, id);
      statement.setString(6, type);
      statement.setString(7, data);
      statement.setString(8, metadata);
      statement.setObject(9, START.plusMillis(position).atOffset(ZoneOffset.UTC));
      statement.execute();
    }
    return id;
  }

  /// The subscriptions that carry money and items have heard all that is there.
  void allHeard() throws SQLException {
    heard(ServiceLog.ORDERS, "orders-payment", ServiceLog.PAYMENTS);
    heard(ServiceLog.ORDERS, "orders-reservation", ServiceLog.INVENTORY);
    heard(ServiceLog.ORDERS, "orders-tickets", ServiceLog.TICKETS);
    heard(ServiceLog.INVENTORY, "inventory-orders", ServiceLog.ORDERS);
    heard(ServiceLog.TICKETS, "tickets-issue", ServiceLog.INVENTORY);
    heard(ServiceLog.PAYMENTS, "payments-of-orders", ServiceLog.ORDERS);
  }

  void heard(ServiceLog consumer, String subscription, ServiceLog source) throws SQLException {
    checkpoint(consumer, subscription, source, heads.getOrDefault(source, 0L));
  }

  void checkpoint(ServiceLog consumer, String subscription, ServiceLog source, long position)
      throws SQLException {
    execute(
        """
        insert into %s.checkpoints values ('%s/%s/0', %d)
        on conflict (name) do update set position = excluded.position
        """
            .formatted(consumer.schema(), subscription, source.schema(), position));
  }

  /// A subscription set the last event of a log aside.
  void setAside(ServiceLog consumer, String subscription, ServiceLog source, String state)
      throws SQLException {
    execute(
        """
        insert into %s.parked_events
        select gen_random_uuid(), '%s', 0, '%s', position, stream, version, key, event_id, type,
               data, metadata, recorded_at, '%s', 'planted', 1, recorded_at, recorded_at
        from %3$s.events order by position desc limit 1
        """
            .formatted(consumer.schema(), subscription, source.schema(), state));
  }

  /// A call to the provider is still to be made.
  void wish(String stream) throws SQLException {
    execute(
        """
        insert into payments.effects
        values (gen_random_uuid(), 'refund', '%s', '{}', '{}', now(), now())
        """
            .formatted(stream));
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

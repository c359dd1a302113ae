package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Recorded;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.Projection;
import io.boxoffice.messaging.RowWrites;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.messaging.ServiceSchema;
import io.boxoffice.messaging.Transport;
import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.testing.tally.TallyCommand;
import io.boxoffice.testing.tally.TallyEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// Processes on one database, each with a service that publishes, `sales`, and one that
/// subscribes, `books`.
public final class PlatformsUnderTest implements AutoCloseable {
  static final EventSource<TallyEvent> SALES = new EventSource<>("sales", TallyEvent.CODEC);

  private static final DatabaseServer SERVER = TestPostgres.freshDatabase();

  private final Transport.Factory transports;
  private final Duration patience;
  private final List<Installation> processes = new ArrayList<>();

  PlatformsUnderTest(Transport.Factory transports, Duration patience) {
    this.transports = transports;
    this.patience = patience;
  }

  /// Migrates the database, and empties all of its tables.
  PlatformsUnderTest emptied() {
    open();
    try (Connection admin = SERVER.connect();
        Statement statement = admin.createStatement()) {
      for (String service : List.of("sales", "books")) {
        statement.execute(
            "truncate %1$s.events, %1$s.answers, %1$s.checkpoints, %1$s.effects, %1$s.deadlines,"
                    .formatted(service)
                + " %1$s.snapshots, %1$s.parked_events, %1$s.seen".formatted(service));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    crash();
    return this;
  }

  /// One process with the two services.
  record Installation(Platform platform, ServicePlatform sales, ServicePlatform books) {

    Installation start() {
      platform.start();
      return this;
    }
  }

  Installation open() {
    var platform = new Platform(SERVER, Clock.systemUTC(), new SimpleMeterRegistry(), transports);
    var process =
        new Installation(
            platform,
            platform.open(ServiceSchema.of("sales", "db/testing")),
            platform.open(ServiceSchema.of("books", "db/testing")));
    processes.add(process);
    return process;
  }

  /// Ends all processes.
  void crash() {
    processes.forEach(process -> process.platform().close());
    processes.clear();
  }

  Duration patience() {
    return patience;
  }

  void await(String what, BooleanSupplier holds) {
    Await.until(patience, what, holds);
  }

  static void submit(Installation process, String id, TallyCommand command) {
    submit(process.sales().writer(), LogUnderTest.to(id, command));
  }

  static void submit(LogWriter writer, AddressedCommand<?, ?, ?, ?> command) {
    assertThat(writer.execute(Unit.of(command, Metadata.of("test"))))
        .isInstanceOf(Outcome.Accepted.class);
  }

  /// Adds one to each of so many tallies, so many times.
  static void addToMany(Installation process, int tallies, int times) {
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    for (int time = 0; time < times; time++) {
      for (int tally = 0; tally < tallies; tally++) {
        var command = LogUnderTest.unit("s" + tally, new TallyCommand.Add(1));
        outcomes.add(process.sales().writer().submit(command));
      }
    }
    outcomes.forEach(outcome -> assertThat(outcome.join()).isInstanceOf(Outcome.Accepted.class));
  }

  /// A projection that writes down each addition.
  static Projection seeing(String name) {
    return Projection.named(name)
        .on(SALES, TallyEvent.Added.class, (event, rows) -> see(name, event, rows));
  }

  static void see(String subscription, Recorded<?> event, RowWrites rows) {
    rows.sql("insert into seen (subscription, key, version) values (:name, :key, :version)")
        .param("name", subscription)
        .param("key", event.key())
        .param("version", event.version())
        .write();
  }

  /// What a subscription wrote down, in the order of that.
  static List<String> seen(Installation process, String subscription) {
    return process
        .books()
        .rows()
        .sql("select key || ' ' || version from seen where subscription = ? order by place")
        .params(subscription)
        .query(String.class)
        .list();
  }

  static List<Long> versionsSeen(Installation process, String subscription, String key) {
    return process
        .books()
        .rows()
        .sql("select version from seen where subscription = ? and key = ? order by place")
        .params(subscription, key)
        .query(Long.class)
        .list();
  }

  @Override
  public void close() {
    crash();
  }
}

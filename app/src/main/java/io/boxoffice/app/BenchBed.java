package io.boxoffice.app;

import io.boxoffice.bench.Evidence;
import io.boxoffice.bench.LoadShape;
import io.boxoffice.bench.Onsale;
import io.boxoffice.bench.ServerProcess;
import io.boxoffice.core.Ids;
import io.boxoffice.postgres.InstallationException;
import io.boxoffice.web.Caller;
import io.boxoffice.web.Role;
import io.boxoffice.web.TokenIssuer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A fresh server for a bench, with tokens for those who use it and a look into its logs.
final class BenchBed implements AutoCloseable {

  /// Longer than any measurement: tokens stay valid, and no hold lapses before it is counted.
  private static final Duration LIFE = Duration.ofHours(12);

  /// Unless the user says otherwise.
  private static final Map<String, Object> PROPERTIES =
      Map.of("boxoffice.inventory.hold-for", "12h", "boxoffice.accounts.access-token-life", "12h");

  private final ServerProcess server;
  private final Map<String, Object> properties;

  private BenchBed(ServerProcess server, Map<String, Object> properties) {
    this.server = server;
    this.properties = properties;
  }

  /// @param main the program, or one that adds something to it
  static BenchBed start(Class<?> main, List<String> jvmOptions, Map<String, Object> properties) {
    Map<String, Object> all = all(properties);
    return new BenchBed(ServerProcess.start(main, jvmOptions, arguments(all)), all);
  }

  /// The same with a server that is to be started again.
  static BenchBed startToRestart(
      Class<?> main, List<String> jvmOptions, Map<String, Object> properties) {
    Map<String, Object> all = all(properties);
    return new BenchBed(ServerProcess.startToRestart(main, jvmOptions, arguments(all)), all);
  }

  private static Map<String, Object> all(Map<String, Object> properties) {
    Map<String, Object> all = new LinkedHashMap<>(PROPERTIES);
    all.putAll(properties);
    return all;
  }

  private static List<String> arguments(Map<String, Object> properties) {
    return properties.entrySet().stream().map(p -> "--" + p.getKey() + "=" + p.getValue()).toList();
  }

  ServerProcess server() {
    return server;
  }

  /// What a sale is measured with here.
  Onsale onsale(LoadShape shape) {
    return new Onsale(
        server.url(),
        server.pid(),
        organizer(),
        customers(Onsale.customersFor(shape.connections())),
        shape,
        evidence());
  }

  String organizer() {
    return TokenCommand.token(keys(), Role.ORGANIZER);
  }

  /// A token for each of so many customers.
  List<String> customers(int count) {
    var ids = new Ids(Clock.systemUTC());
    var issuer = new TokenIssuer(keys(), Clock.systemUTC());
    return Stream.generate(ids::next)
        .limit(count)
        .map(id -> new Caller(id, Set.of(Role.CUSTOMER), Map.of(), false))
        .map(customer -> issuer.issue(customer, LIFE))
        .toList();
  }

  Evidence evidence() {
    return new LogEvidence(this::installation);
  }

  /// While the server is down.
  void forgetSnapshots() {
    try (Installation alone = installation();
        Connection connection = alone.server().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("delete from inventory.snapshots");
    } catch (SQLException e) {
      throw new InstallationException("The snapshots can't be deleted: " + e.getMessage(), e);
    }
  }

  /// The installation, beside the server that serves it; the caller closes it.
  Installation installation() {
    return Installation.join(server.data(), properties);
  }

  private Keys keys() {
    return new Keys(server.data().resolve("keys"));
  }

  @Override
  public void close() {
    server.close();
  }
}

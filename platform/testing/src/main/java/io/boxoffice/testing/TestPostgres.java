package io.boxoffice.testing;

import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.postgres.EmbeddedPostgres;
import io.boxoffice.postgres.EmbeddedPostgresSettings;
import io.boxoffice.postgres.PoolSettings;
import io.boxoffice.postgres.ServiceDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// One real PostgreSQL server for all tests of a JVM, started when first asked for and deleted when
/// the JVM ends. It is as durable as in production, so tests meet the same waits.
///
/// Each test takes a database of its own, so tests never see each other's rows and may run at once.
public final class TestPostgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestPostgres() {}

  /// Started by the first use of this class, as the language promises: once, whatever the threads.
  private static final class Holder {
    private static final EmbeddedPostgres SERVER = start();
  }

  /// The server itself, for tests that kill it.
  public static EmbeddedPostgres server() {
    return Holder.SERVER;
  }

  /// An empty database with a name of its own, and who may do all in it.
  public static DatabaseServer freshDatabase() {
    DatabaseServer server =
        Holder.SERVER.server().withDatabase("test" + DATABASES.incrementAndGet());
    try (Connection connection = server.withDatabase("postgres").connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + server.database() + " template template0");
    } catch (SQLException e) {
      throw new IllegalStateException("can't create " + server, e);
    }
    return server;
  }

  /// A service in an empty database of its own, migrated. The caller closes it.
  public static ServiceDatabase freshService(String service, List<String> migrationLocations) {
    return ServiceDatabase.open(
        freshDatabase(), service, migrationLocations, PoolSettings.defaults());
  }

  private static EmbeddedPostgres start() {
    try {
      Path folder = Files.createTempDirectory("boxoffice-test");
      EmbeddedPostgres server =
          EmbeddedPostgres.start(folder.resolve("postgres"), EmbeddedPostgresSettings.defaults());
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .name("test-postgres-stop")
                  .unstarted(
                      () -> {
                        server.close();
                        delete(folder);
                      }));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

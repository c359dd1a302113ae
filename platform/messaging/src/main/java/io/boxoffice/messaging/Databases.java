package io.boxoffice.messaging;

import io.boxoffice.core.PermanentFailure;
import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.postgres.PoolSettings;
import io.boxoffice.postgres.ServiceDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// The databases of the services of one process, all on one server. Those named at the start are
/// opened in the background, one after the other, beside what else the process does to start.
///
/// Threads: safe for use by several.
public final class Databases implements AutoCloseable {
  private final Supplier<DatabaseServer> server;
  private final ExecutorService opener =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("databases").factory());
  private final Map<ServiceSchema, Future<ServiceDatabase>> early = new LinkedHashMap<>();
  private volatile boolean closing;

  private Databases(Supplier<DatabaseServer> server, List<ServiceSchema> schemas) {
    this.server = server;
    schemas.forEach(schema -> early.put(schema, opener.submit(() -> openedEarly(schema))));
  }

  /// Opens each when it is asked for.
  static Databases on(DatabaseServer server) {
    return new Databases(() -> server, List.of());
  }

  /// Begins to open these now.
  ///
  /// @param server asked in the background: may take its time and may fail, which whoever asks for
  ///     a database is told then
  public static Databases opening(Supplier<DatabaseServer> server, List<ServiceSchema> schemas) {
    return new Databases(server, schemas);
  }

  /// Waits for a database that is opened early, and opens any other now. The caller closes it.
  ServiceDatabase open(ServiceSchema schema) {
    Future<ServiceDatabase> opening = early.get(schema);
    return opening == null ? opened(schema) : await(opening);
  }

  /// A connection as the administrator.
  Connection connect() throws SQLException {
    return server.get().connect();
  }

  /// Waits for the one that is being opened, opens no other early, and closes those that were,
  /// whether they were asked for or not.
  @Override
  public void close() {
    closing = true;
    opener.close();
    early.values().stream()
        .filter(opening -> opening.state() == Future.State.SUCCESS)
        .forEach(opening -> opening.resultNow().close());
  }

  private ServiceDatabase openedEarly(ServiceSchema schema) {
    if (closing) {
      throw new PermanentFailure("the process ends while it starts");
    }
    return opened(schema);
  }

  private ServiceDatabase opened(ServiceSchema schema) {
    return ServiceDatabase.open(
        server.get(), schema.service(), schema.migrations(), PoolSettings.defaults());
  }

  private static ServiceDatabase await(Future<ServiceDatabase> opening) {
    try {
      return opening.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PermanentFailure("interrupted while a database was opened", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new PermanentFailure("a database could not be opened", e.getCause());
    }
  }
}

package io.boxoffice.app;

import io.boxoffice.core.Secrets;
import io.boxoffice.core.Sha256;
import io.boxoffice.postgres.DataFolder;
import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.postgres.EmbeddedPostgres;
import io.boxoffice.postgres.EmbeddedPostgresSettings;
import io.boxoffice.postgres.InstallationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What a process works on: a data folder with its keys, and a database server, embedded unless the
/// [DatabaseProperties] name another. Closing ends what was opened, in reverse.
///
/// Threads: safe for use by several.
public final class Installation implements AutoCloseable {
  private final Path folder;
  private final Keys keys;
  private final List<AutoCloseable> opened;
  private Supplier<DatabaseServer> server;

  private Installation(
      Path folder, Keys keys, List<AutoCloseable> opened, Supplier<DatabaseServer> server) {
    this.folder = folder;
    this.keys = keys;
    this.opened = opened;
    this.server = server;
  }

  /// Opens the installation for serving, alone: another process that serves it is refused.
  static Installation open(Path folder, Map<String, Object> properties) {
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      DataFolder data = DataFolder.open(folder);
      opened.add(data);
      var keys = new Keys(data.path().resolve("keys"));
      Supplier<DatabaseServer> embedded =
          () -> {
            var started =
                EmbeddedPostgres.start(data.postgres(), EmbeddedPostgresSettings.defaults());
            opened.add(started);
            return started.server();
          };
      return new Installation(
          data.path(), keys, opened, external(keys, properties).orElse(embedded));
    } catch (RuntimeException failure) {
      close(opened);
      throw failure;
    }
  }

  /// Opens the installation beside the process that serves it, or alone if none does.
  static Installation join(Path folder, Map<String, Object> properties) {
    PropertyNames.check(properties.keySet(), System.getenv().keySet());
    existing(folder);
    var keys = new Keys(folder.resolve("keys"));
    Optional<Supplier<DatabaseServer>> external = external(keys, properties);
    if (external.isPresent()) {
      return new Installation(folder, keys, List.of(), external.get());
    }
    if (Files.notExists(folder.resolve("postgres"))) {
      throw new InstallationException(
          "The database of this installation is elsewhere: name it with --boxoffice.database.url,"
              + " .user and .password, or BOXOFFICE_DATABASE_URL and so on.");
    }
    return EmbeddedPostgres.running(folder.resolve("postgres"))
        .map(running -> new Installation(folder, keys, List.of(), running::server))
        .orElseGet(() -> open(folder, properties));
  }

  /// Refuses a folder without an installation.
  static void existing(Path folder) {
    if (!Files.isDirectory(folder.resolve("keys"))) {
      throw new InstallationException(
          "There is no installation in " + folder.toAbsolutePath().normalize() + ".");
    }
  }

  Path folder() {
    return folder;
  }

  Keys keys() {
    return keys;
  }

  /// The database server, which the first call reaches or starts. Throws [InstallationException]
  /// with a sentence for the user when it can't.
  synchronized DatabaseServer server() {
    DatabaseServer reached = server.get();
    server = () -> reached;
    return reached;
  }

  Secrets secrets() {
    return keys::secret;
  }

  @Override
  public synchronized void close() {
    server =
        () -> {
          throw new IllegalStateException("the installation is closed");
        };
    close(opened);
  }

  private static Optional<Supplier<DatabaseServer>> external(
      Keys keys, Map<String, Object> properties) {
    var database = DatabaseProperties.of(properties);
    return database
        .external()
        .map(
            url ->
                new DatabaseServer(
                    url,
                    database.user(),
                    database.password(),
                    HexFormat.of().formatHex(Sha256.of(keys.secret("database-roles")))))
        .map(
            external ->
                () -> {
                  external.require();
                  return external;
                });
  }

  private static void close(List<AutoCloseable> opened) {
    List<AutoCloseable> reversed = new ArrayList<>(opened);
    Collections.reverse(reversed);
    for (AutoCloseable resource : reversed) {
      try {
        resource.close();
      } catch (Exception e) { // A named edge: AutoCloseable may throw anything.
        throw new IllegalStateException("the installation did not close cleanly", e);
      }
    }
  }
}

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

/// What a process works on: a data folder with its keys, and a database server, embedded unless the
/// [DatabaseProperties] name another. Closing ends what was opened, in reverse.
public final class Installation implements AutoCloseable {
  private final Path folder;
  private final Keys keys;
  private final DatabaseServer server;
  private final List<AutoCloseable> opened;

  private Installation(Path folder, Keys keys, DatabaseServer server, List<AutoCloseable> opened) {
    this.folder = folder;
    this.keys = keys;
    this.server = server;
    this.opened = opened;
  }

  /// Opens the installation for serving, alone: another process that serves it is refused.
  static Installation open(Path folder, Map<String, Object> properties) {
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      DataFolder data = DataFolder.open(folder);
      opened.add(data);
      var keys = new Keys(data.path().resolve("keys"));
      Optional<DatabaseServer> external = external(keys, properties);
      if (external.isPresent()) {
        external.get().require();
        return new Installation(data.path(), keys, external.get(), opened);
      }
      var postgres = EmbeddedPostgres.start(data.postgres(), EmbeddedPostgresSettings.defaults());
      opened.add(postgres);
      return new Installation(data.path(), keys, postgres.server(), opened);
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
    Optional<DatabaseServer> external = external(keys, properties);
    if (external.isPresent()) {
      external.get().require();
      return new Installation(folder, keys, external.get(), List.of());
    }
    if (Files.notExists(folder.resolve("postgres"))) {
      throw new InstallationException(
          "The database of this installation is elsewhere: name it with --boxoffice.database.url,"
              + " .user and .password, or BOXOFFICE_DATABASE_URL and so on.");
    }
    return EmbeddedPostgres.running(folder.resolve("postgres"))
        .map(running -> new Installation(folder, keys, running.server(), List.of()))
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

  DatabaseServer server() {
    return server;
  }

  Secrets secrets() {
    return keys::secret;
  }

  @Override
  public void close() {
    close(opened);
  }

  private static Optional<DatabaseServer> external(Keys keys, Map<String, Object> properties) {
    var database = DatabaseProperties.of(properties);
    return database
        .external()
        .map(
            url ->
                new DatabaseServer(
                    url,
                    database.user(),
                    database.password(),
                    HexFormat.of().formatHex(Sha256.of(keys.secret("database-roles")))));
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

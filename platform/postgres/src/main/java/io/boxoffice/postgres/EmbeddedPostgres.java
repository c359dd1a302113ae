package io.boxoffice.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server of our own, with its data in one folder, for this process only.
///
/// It listens on 127.0.0.1 with a password, commits durably, and ends with this process, even when
/// that is killed. When the server itself is killed it is started again on the same port;
/// connections break, and new ones succeed within seconds.
///
/// Threads: safe for use by several.
public final class EmbeddedPostgres implements AutoCloseable {
  /// The database that an installation uses, unless told otherwise.
  public static final String DATABASE = "boxoffice";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private final FolderLock lock;
  private final ServerKeeper keeper;
  private final DatabaseServer server;

  private EmbeddedPostgres(FolderLock lock, ServerKeeper keeper, DatabaseServer server) {
    this.lock = lock;
    this.keeper = keeper;
    this.server = server;
  }

  /// A server found running on a folder.
  public record Running(long pid, int port, DatabaseServer server) {}

  /// Starts the server, making its data at the first start, and returns when it accepts
  /// connections. Secrets are kept in `keys` beside `home`.
  ///
  /// @param home usually [DataFolder#postgres]
  /// @throws InstallationException when the folder or the machine does not allow it; the folder is
  ///     left as it was
  public static EmbeddedPostgres start(Path home, EmbeddedPostgresSettings settings) {
    try {
      Path real = create(home);
      FolderLock lock = take(real);
      try {
        return start(lock, new Cluster(real), settings);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw DataFolder.unusable(home, e);
    }
  }

  private static EmbeddedPostgres start(
      FolderLock lock, Cluster cluster, EmbeddedPostgresSettings settings) throws IOException {
    long began = System.nanoTime();
    cluster.stopOrphan(settings.stopWithin());
    RunAs runAs = RunAs.choose(cluster.home());
    PostgresBinaries binaries = PostgresBinaries.locate(cluster.home(), runAs);
    cluster.prepare(binaries, runAs);
    ServerKeeper keeper =
        ServerKeeper.start(cluster, runAs, new ServerCommand(binaries, cluster, settings));
    LOG.info(
        "PostgreSQL {} runs on port {} after {} ms.",
        PostgresBinaries.majorVersion(),
        keeper.port(),
        (System.nanoTime() - began) / 1_000_000);
    return new EmbeddedPostgres(lock, keeper, access(cluster, keeper.port()));
  }

  /// Finds the server that runs on this folder, whichever process started it.
  public static Optional<Running> running(Path home) {
    try {
      if (!Files.isDirectory(home)) {
        return Optional.empty();
      }
      Cluster cluster = new Cluster(home.toRealPath());
      Optional<PostmasterFile> found =
          PostmasterFile.read(cluster.folder())
              .filter(server -> server.ready() && server.isAlive());
      if (found.isEmpty()) {
        return Optional.empty();
      }
      PostmasterFile server = found.get();
      return Optional.of(new Running(server.pid(), server.port(), access(cluster, server.port())));
    } catch (IOException e) {
      throw DataFolder.unusable(home, e);
    }
  }

  /// How to reach the server as its administrator.
  public DatabaseServer server() {
    return server;
  }

  public int port() {
    return keeper.port();
  }

  /// Completes with the server's exit status when it is gone for good: after [#close], or after it
  /// ended by itself too often to be started again.
  public CompletableFuture<Integer> onExit() {
    return keeper.onExit();
  }

  /// Stops the server cleanly and waits until it is gone, for a bounded time.
  @Override
  public void close() {
    try {
      keeper.close();
      lock.close();
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL did not stop cleanly", e);
    }
  }

  private static DatabaseServer access(Cluster cluster, int port) throws IOException {
    return new DatabaseServer(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE,
        Cluster.SUPERUSER,
        SecretFile.read(cluster.passwordFile()),
        SecretFile.readOrCreate(cluster.passwordFile().resolveSibling("database-roles")));
  }

  private static Path create(Path home) throws IOException {
    Files.createDirectories(
        home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    return home.toRealPath();
  }

  private static FolderLock take(Path home) throws IOException {
    Path file = home.resolve("server.lock");
    return FolderLock.tryTake(file)
        .orElseThrow(
            () ->
                new InstallationException(
                    "The database in "
                        + home
                        + " is in use by another process"
                        + FolderLock.holder(file)
                        + "; stop it first."));
  }
}

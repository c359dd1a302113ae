package io.boxoffice.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder in which a server keeps its databases: made once, checked at each start.
///
/// @param home of the embedded server
record Cluster(Path home) {
  static final String SUPERUSER = "boxoffice_admin";

  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration INITDB_WITHIN = Duration.ofMinutes(2);

  Path folder() {
    return home.resolve("cluster");
  }

  Path passwordFile() {
    return home.resolveSibling("keys").resolve("postgres-password");
  }

  /// Makes the folder if there is none; refuses one that this version can't use.
  void prepare(PostgresBinaries binaries, RunAs runAs) throws IOException {
    if (!Files.exists(folder())) {
      create(binaries, runAs);
      return;
    }
    String found = Files.readString(folder().resolve("PG_VERSION")).strip();
    if (!found.equals(PostgresBinaries.majorVersion())) {
      throw new InstallationException(
          ("The data folder %s is of PostgreSQL %s, but this boxoffice runs PostgreSQL %s;"
                  + " dump it with the old version and load it into a new folder.")
              .formatted(home, found, PostgresBinaries.majorVersion()));
    }
    if (!Files.exists(passwordFile())) {
      throw new InstallationException(
          "The data folder %s has a database, but its password file %s is missing; put it back."
              .formatted(home, passwordFile()));
    }
  }

  /// Under another name until complete, so that a crash in between leaves nothing that looks like a
  /// database.
  private void create(PostgresBinaries binaries, RunAs runAs) throws IOException {
    LOG.info("Creating the database in {}.", home);
    Path draft = home.resolve("cluster.new");
    Path output = home.resolve("initdb.log");
    Folders.delete(draft);
    Path password = passwordForInitdb();
    try {
      runAs.handOver(home);
      int status =
          Command.run(runAs.command(initdb(binaries, draft, password)), output, INITDB_WITHIN);
      if (status != 0) {
        throw new InstallationException(
            "PostgreSQL could not create its data folder in %s (initdb ended with %d, see %s)."
                .formatted(home, status, output));
      }
    } finally {
      Files.deleteIfExists(password);
    }
    Files.move(draft, folder(), StandardCopyOption.ATOMIC_MOVE);
    Folders.force(home);
    Files.deleteIfExists(output);
  }

  private static List<String> initdb(PostgresBinaries binaries, Path draft, Path password) {
    return List.of(
        binaries.program("initdb"),
        "--pgdata=" + draft,
        "--username=" + SUPERUSER,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--set=scram_iterations=" + Provisioning.SCRAM_ITERATIONS,
        "--encoding=UTF8",
        // C.UTF-8 as PostgreSQL itself knows it: sorting never changes with the machine's C
        // library.
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        // PostgreSQL fills a new piece of its log with zeros while a commit waits: one megabyte and
        // not sixteen at a time.
        "--wal-segsize=1",
        "--data-checksums");
  }

  /// A copy that the server's user may read, for the time of initdb.
  private Path passwordForInitdb() throws IOException {
    Path copy = home.resolve("initdb.password");
    Files.deleteIfExists(copy);
    Files.createFile(
        copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(copy, SecretFile.readOrCreate(passwordFile()));
    return copy;
  }

  /// Stops a server that an earlier process left behind, and waits for its end, so that two never
  /// write to one folder.
  void stopOrphan(Duration within) throws IOException {
    Path file = PostmasterFile.file(folder());
    PostmasterFile found = PostmasterFile.read(folder()).orElse(null);
    if (found == null) {
      Files.deleteIfExists(file); // empty: the machine went down while it was written
      return;
    }
    if (!found.isAlive()) {
      return;
    }
    LOG.warn("Stopping PostgreSQL (pid {}) that an earlier process left running.", found.pid());
    Command.signal("INT", found.pid());
    if (!gone(found, within)) {
      Command.signal("QUIT", found.pid());
      if (!gone(found, within)) {
        throw new InstallationException(
            "PostgreSQL (pid %d) still runs on %s and does not stop; stop it first."
                .formatted(found.pid(), home));
      }
    }
  }

  /// Asks for the server, not for the pid: a process that ended keeps its pid until its parent
  /// looks, and an orphan's parent may never look.
  private static boolean gone(PostmasterFile server, Duration within) {
    long until = System.nanoTime() + within.toNanos();
    while (server.isAlive() && System.nanoTime() < until) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    return !server.isAlive();
  }
}

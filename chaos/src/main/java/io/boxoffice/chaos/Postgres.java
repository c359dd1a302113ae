package io.boxoffice.chaos;

import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The embedded server of the installation, as its processes.
final class Postgres {

  /// Long enough for one that was killed to be started again.
  private static final Duration FOUND_WITHIN = Duration.ofSeconds(60);

  private final Path home;

  Postgres(Path data) {
    this.home = data.resolve("postgres");
  }

  DatabaseServer server() {
    return running().server();
  }

  boolean isRunning() {
    return EmbeddedPostgres.running(home).isPresent();
  }

  void kill() {
    boolean _ = postmaster().destroyForcibly();
  }

  /// Kills one of its sessions; the oldest, so that a plan does the same again.
  void killSession() {
    ProcessHandle oldest =
        postmaster()
            .children()
            .filter(Postgres::isSession)
            .min(ProcessHandle::compareTo)
            .orElseThrow(() -> new ChaosFailure("PostgreSQL has no sessions"));
    boolean _ = oldest.destroyForcibly();
  }

  /// Sessions name their client in their title; the server's own workers have none.
  private static boolean isSession(ProcessHandle process) {
    try {
      return Files.readString(
              Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1)
          .contains("127.0.0.1");
    } catch (IOException _) {
      return false; // It ended.
    }
  }

  /// All of it stands still for so long.
  void stopFor(Duration duration) {
    ProcessHandle postmaster = postmaster();
    List<ProcessHandle> stopped = new ArrayList<>();
    try {
      // The server first: it can start no more sessions while they are counted.
      Signals.stop(List.of(postmaster));
      stopped.addAll(Signals.tree(postmaster));
      Signals.stop(stopped);
      Patience.pause(duration);
    } finally {
      stopped.addFirst(postmaster);
      Signals.goOn(stopped);
    }
  }

  private ProcessHandle postmaster() {
    return ProcessHandle.of(running().pid())
        .orElseThrow(() -> new ChaosFailure("PostgreSQL ended while it was looked for"));
  }

  private EmbeddedPostgres.Running running() {
    List<EmbeddedPostgres.Running> found = new ArrayList<>();
    boolean there =
        Patience.await(
            FOUND_WITHIN,
            () -> {
              Optional<EmbeddedPostgres.Running> running = EmbeddedPostgres.running(home);
              running.ifPresent(found::add);
              return running.isPresent();
            });
    if (!there) {
      throw new ChaosFailure("no PostgreSQL runs on " + home);
    }
    return found.getFirst();
  }
}

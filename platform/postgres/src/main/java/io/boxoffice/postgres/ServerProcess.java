package io.boxoffice.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One life of the server, beneath a small shell that outlives this process for as long as the
/// server does.
///
/// The shell waits on a pipe that only this process holds open. When the pipe closes, on purpose or
/// because this process was killed, it sends SIGINT, a fast and clean shutdown. The shell is in a
/// session of its own, so that Ctrl-C in the terminal reaches this process alone, which stops its
/// work before it stops the database.
final class ServerProcess {
  private static final String SUPERVISOR =
      """
      exec 3<&0 </dev/null
      "$@" 3<&- &
      server=$!
      trap 'kill -INT $server 2>/dev/null' INT TERM HUP
      (trap '' INT; read -r line <&3; kill -INT $server 2>/dev/null) &
      watcher=$!
      exec 3<&-
      wait $server
      status=$?
      while kill -0 $server 2>/dev/null; do
        wait $server
        status=$?
      done
      kill $watcher 2>/dev/null
      exit $status
      """;

  /// How often a starting server is looked at; it writes its state to a file.
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private static final Duration HARD_STOP_WITHIN = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final Process supervisor;
  private final int port;

  private ServerProcess(Cluster cluster, Process supervisor, int port) {
    this.cluster = cluster;
    this.supervisor = supervisor;
    this.port = port;
  }

  static ServerProcess spawn(
      Cluster cluster, RunAs runAs, List<String> server, int port, ServerLog log)
      throws IOException {
    List<String> command = new ArrayList<>();
    if (Command.succeeds(List.of("setsid", "true"))) {
      command.add("setsid");
    }
    command.addAll(List.of("sh", "-c", SUPERVISOR, "boxoffice-postgres"));
    command.addAll(runAs.command(server));
    ProcessBuilder builder =
        Command.prepare(command)
            .directory(cluster.home().toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
    // The file of a killed server may name a foreign process by now. PostgreSQL would take it for a
    // server and refuse to start. The file must not be deleted, as it also leads PostgreSQL to
    // sessions of the killed server that may still be writing. A pid given as "grandparent" is
    // passed over, and the other check stays.
    PostmasterFile.read(cluster.folder())
        .filter(stale -> !stale.isAlive())
        .ifPresent(
            stale -> builder.environment().put("PG_GRANDPARENT_PID", Long.toString(stale.pid())));
    return new ServerProcess(cluster, builder.start(), port);
  }

  int port() {
    return port;
  }

  /// Waits until the server accepts connections; false when it ended, or took too long.
  boolean awaitReady(Duration within) throws IOException {
    long until = System.nanoTime() + within.toNanos();
    while (System.nanoTime() < until) {
      if (self().map(PostmasterFile::ready).orElse(false)) {
        return true;
      }
      if (Command.ended(supervisor, LOOK_EVERY) || Thread.currentThread().isInterrupted()) {
        return false;
      }
    }
    return false;
  }

  boolean isAlive() {
    return supervisor.isAlive();
  }

  /// Waits for its end for at most this long; its status when it ended.
  Optional<Integer> awaitExit(Duration within) {
    return Command.ended(supervisor, within)
        ? Optional.of(supervisor.exitValue())
        : Optional.empty();
  }

  /// Ends the server cleanly, or else hard, and waits for it.
  void stop(Duration within) throws IOException {
    supervisor.getOutputStream().close();
    if (!Command.ended(supervisor, within)) {
      self().ifPresent(server -> Command.signal("QUIT", server.pid()));
      if (!Command.ended(supervisor, HARD_STOP_WITHIN)) {
        self().ifPresent(server -> Command.signal("KILL", server.pid()));
        supervisor.destroyForcibly();
      }
    }
  }

  private Optional<PostmasterFile> self() throws IOException {
    return PostmasterFile.read(cluster.folder()).filter(found -> found.isChildOf(supervisor));
  }
}

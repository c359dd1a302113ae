package io.boxoffice.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a server alive on one port until closed: starts it again when it ends by itself, and keeps
/// its log small.
final class ServerKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(ServerKeeper.class);

  /// Another program may take a chosen port before the server does.
  private static final int PORT_TRIES = 5;

  private static final Duration LOG_CHECK_EVERY = Duration.ofMinutes(1);

  private final Cluster cluster;
  private final RunAs runAs;
  private final ServerCommand command;
  private final ServerLog log;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private final Restarts restarts = new Restarts();

  /// Guarded by this, so that closing never misses a server that is just being started.
  private ServerProcess server;

  private ServerKeeper(Cluster cluster, RunAs runAs, ServerCommand command, ServerLog log)
      throws IOException {
    this.cluster = cluster;
    this.runAs = runAs;
    this.command = command;
    this.log = log;
    this.server = firstStart();
  }

  static ServerKeeper start(Cluster cluster, RunAs runAs, ServerCommand command)
      throws IOException {
    ServerLog log = new ServerLog(cluster.home().resolve("postgres.log"));
    log.bound();
    ServerKeeper keeper = new ServerKeeper(cluster, runAs, command, log);
    Thread.ofPlatform().daemon().name("postgres-keeper").start(keeper::keep);
    return keeper;
  }

  synchronized int port() {
    return server.port();
  }

  CompletableFuture<Integer> onExit() {
    return exit;
  }

  void close() throws IOException {
    ServerProcess last;
    synchronized (this) {
      closing.countDown();
      last = server;
    }
    last.stop(command.settings().stopWithin());
    exit.complete(last.awaitExit(Duration.ZERO).orElse(-1));
  }

  private ServerProcess firstStart() throws IOException {
    EmbeddedPostgresSettings settings = command.settings();
    for (int tries = 1; ; tries++) {
      int port = settings.port() == 0 ? LoopbackPort.choose() : settings.port();
      ServerProcess first = spawn(port);
      if (first.awaitReady(settings.startWithin())) {
        return first;
      }
      boolean ended = !first.isAlive();
      first.stop(settings.stopWithin());
      if (ended && !LoopbackPort.isFree(port) && settings.port() == 0 && tries < PORT_TRIES) {
        continue;
      }
      throw new InstallationException(
          "PostgreSQL did not start on port %d: %s (see %s)."
              .formatted(port, ended ? log.lastFatal() : "it took too long", log.file()));
    }
  }

  private ServerProcess spawn(int port) throws IOException {
    return ServerProcess.spawn(cluster, runAs, command.on(port), port, log);
  }

  private void keep() {
    ServerProcess current;
    synchronized (this) {
      current = server;
    }
    while (true) {
      Optional<Integer> status = current.awaitExit(LOG_CHECK_EVERY);
      if (status.isEmpty()) {
        log.bound();
        continue;
      }
      Optional<ServerProcess> next = isClosing() ? Optional.empty() : revive(status.get());
      if (next.isEmpty()) {
        exit.complete(status.get());
        return;
      }
      current = next.get();
    }
  }

  private Optional<ServerProcess> revive(int status) {
    LOG.warn("PostgreSQL ended by itself (status {}); starting it again.", status);
    while (true) {
      Optional<Duration> pause = restarts.next(System.nanoTime());
      if (pause.isEmpty()) {
        LOG.error(
            "PostgreSQL ended {} times within {} s and is not started again; see {}.",
            Restarts.LIMIT,
            Restarts.WINDOW.toSeconds(),
            log.file());
        return Optional.empty();
      }
      if (closesWithin(pause.get())) {
        return Optional.empty();
      }
      try {
        Optional<ServerProcess> next = startAgain();
        if (next.isEmpty() || next.get().awaitReady(command.settings().startWithin())) {
          next.ifPresent(it -> LOG.warn("PostgreSQL runs again on port {}.", it.port()));
          return next;
        }
        next.get().stop(command.settings().stopWithin());
      } catch (IOException | InstallationException e) {
        LOG.warn("PostgreSQL could not be started again", e);
      }
    }
  }

  private Optional<ServerProcess> startAgain() throws IOException {
    log.bound();
    cluster.stopOrphan(command.settings().stopWithin());
    synchronized (this) {
      if (isClosing()) {
        return Optional.empty();
      }
      server = spawn(server.port());
      return Optional.of(server);
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private boolean closesWithin(Duration pause) {
    try {
      return closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}

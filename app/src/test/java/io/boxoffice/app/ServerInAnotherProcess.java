package io.boxoffice.app;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The real process as users run it, to be killed.
final class ServerInAnotherProcess implements AutoCloseable {
  private static final Duration START_WITHIN = Duration.ofSeconds(90);

  private final Process process;
  private final URI url;
  private final Path output;

  private ServerInAnotherProcess(Process process, URI url, Path output) {
    this.process = process;
    this.url = url;
    this.output = output;
  }

  /// Starts and waits until it is ready.
  ///
  /// @param main the program, or one with a mistake planted in it
  static ServerInAnotherProcess start(Class<?> main, Path data, List<String> options)
      throws IOException {
    int port = freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                CommandRun.classPath(),
                main.getName(),
                "serve",
                "--dev",
                "--data",
                data.toString(),
                "--port",
                String.valueOf(port),
                "--boxoffice.logging=plain",
                "--logging.level.root=warn"));
    command.addAll(options);
    Path output = data.resolveSibling(data.getFileName() + ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    var server =
        new ServerInAnotherProcess(process, URI.create("http://localhost:" + port), output);
    Until.holds("the server is ready", START_WITHIN, server::ready);
    return server;
  }

  URI url() {
    return url;
  }

  /// The end that nothing can prepare for.
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /// SIGTERM; the exit status.
  int stop() {
    process.destroy();
    return awaitEnd();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  private boolean ready() throws IOException {
    if (!process.isAlive()) {
      throw new AssertionError("the server ended:\n" + Files.readString(output));
    }
    try {
      return new Api(url).get("/actuator/health/readiness", "").status() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private int awaitEnd() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

package io.boxoffice.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The real program, serving a development installation in its own JVM; started again as often as
/// it is killed, on the same port and folder.
final class ServerUnderTest implements AutoCloseable {

  /// The first start creates the database; busy machines need most of it.
  private static final Duration READY_WITHIN = Duration.ofMinutes(10);

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final int STOP_SECONDS = 40;
  private static final int TAIL_LINES = 20;
  private static final String PID = "server.pid";

  private final Program program;
  private final Path folder;
  private final Path data;
  private final int port;
  private final HttpShop http;
  private volatile List<Process> current = List.of();
  private volatile boolean over;

  private ServerUnderTest(Program program, Path folder, Path data, int port) {
    this.program = program;
    this.folder = folder;
    this.data = data;
    this.port = port;
    this.http = new HttpShop(url());
  }

  /// Makes one that is not started.
  ///
  /// @param folder for what it prints
  /// @param data the installation
  static ServerUnderTest in(Path folder, Path data, Program program) {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new ServerUnderTest(program, folder, data, socket.getLocalPort());
    } catch (IOException e) {
      throw new ChaosFailure("This machine has no free port.", e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  ProcessHandle process() {
    return current.getFirst().toHandle();
  }

  /// Starts it and returns when it says that it is ready.
  void start() {
    spawn();
    Process process = current.getFirst();
    boolean ready = Patience.await(READY_WITHIN, LOOK_EVERY, () -> !process.isAlive() || isReady());
    if (!ready || !process.isAlive()) {
      throw new ChaosFailure("The server did not get ready:\n" + tail());
    }
  }

  /// Starts it and does not wait.
  synchronized void spawn() {
    if (over) {
      throw new ChaosFailure("interrupted");
    }
    try {
      Process process =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
              .start();
      current = List.of(process);
      Files.writeString(folder.resolve(PID), Long.toString(process.pid()));
    } catch (IOException e) {
      throw new ChaosFailure("The server could not be started: " + e.getMessage(), e);
    }
  }

  /// The end that nothing can prepare for.
  void kill() {
    current.forEach(process -> await(process.destroyForcibly()));
  }

  /// SIGTERM, and SIGKILL if that does not help.
  int stop() {
    current.forEach(Process::destroy);
    current.forEach(ServerUnderTest::await);
    return current.isEmpty() ? 0 : current.getFirst().exitValue();
  }

  /// Ends it for good.
  @Override
  public void close() {
    synchronized (this) {
      over = true;
    }
    current.stream()
        .filter(Process::isAlive)
        .forEach(process -> Signals.goOn(List.of(process.toHandle())));
    stop();
    http.close();
  }

  /// The end of what it printed.
  String tail() {
    try {
      List<String> lines = Files.readAllLines(output());
      return lines.stream()
          .skip(Math.max(0, lines.size() - TAIL_LINES))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "(its output can't be read: " + e.getMessage() + ")";
    }
  }

  private Path output() {
    return folder.resolve("server.log");
  }

  private boolean isReady() {
    try {
      return http.get("/actuator/health/readiness", "").status() == 200;
    } catch (IOException _) { // It does not listen yet.
      return false;
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program.jvmOptions());
    if (program.isInJars()) {
      // Made when it first ends cleanly; later starts take half the time.
      command.addAll(
          List.of(
              "-XX:+AutoCreateSharedArchive",
              "-XX:SharedArchiveFile=" + folder.resolve("server.jsa"),
              "-Xlog:cds=off",
              "-Xlog:cds+dynamic=off"));
    }
    command.addAll(List.of("-cp", program.classPath(), program.main()));
    command.addAll(List.of("serve", "--dev", "--data", data.toString()));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(program.properties());
    return command;
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) { // Whoever is in such a hurry still wants no server left.
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

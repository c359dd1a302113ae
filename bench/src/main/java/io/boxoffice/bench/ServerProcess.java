package io.boxoffice.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A fresh installation in a process and a folder of its own, for as long as a bench takes. Both
/// are gone when the bench ends, however it ends.
public final class ServerProcess implements AutoCloseable {

  /// Those of `./boxoffice serve`, which is what is to be measured.
  public static final List<String> JVM_OPTIONS =
      List.of(
          "-Xms320m",
          "-Xmx896m",
          "-Xmn256m",
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED");

  /// The first start creates the database; slow machines need most of it.
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);

  /// The server itself gives requests under way 20 s.
  private static final Duration STOP_WITHIN = Duration.ofSeconds(40);

  private static final Duration DATABASE_STOP_WITHIN = Duration.ofSeconds(15);
  private static final int OK = 200;
  private static final int TAIL_LINES = 20;
  private static final String OUTPUT = "server.log";

  private final Path folder;
  private final URI url;
  private final Process process;
  private final Watchdog watchdog;
  private final Thread hook = Thread.ofPlatform().unstarted(this::stop);

  /// The database, looked at while the server is its parent: Ctrl-C may end the server before us.
  private List<ProcessHandle> children = List.of();

  private boolean stopped;

  private ServerProcess(Path folder, URI url, Process process, Watchdog watchdog) {
    this.folder = folder;
    this.url = url;
    this.process = process;
    this.watchdog = watchdog;
  }

  /// Starts this program once more and waits until it is ready. Throws [BenchFailure] with the end
  /// of its output if it does not get there.
  ///
  /// @param main class of the program, on our class path
  /// @param jvmOptions further options of its JVM
  /// @param arguments further arguments of `serve --dev`
  public static ServerProcess start(
      Class<?> main, List<String> jvmOptions, List<String> arguments) {
    try {
      Path folder = Files.createTempDirectory("boxoffice-bench-");
      int port = freePort();
      Process process =
          new ProcessBuilder(command(main, folder, port, jvmOptions, arguments))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(OUTPUT).toFile())
              .start();
      var url = URI.create("http://127.0.0.1:" + port);
      var server = new ServerProcess(folder, url, process, Watchdog.over(process, folder));
      Runtime.getRuntime().addShutdownHook(server.hook);
      server.awaitReady();
      return server;
    } catch (IOException e) {
      throw new BenchFailure("The server to measure could not be started: " + e.getMessage(), e);
    }
  }

  public URI url() {
    return url;
  }

  public long pid() {
    return process.pid();
  }

  /// The data folder of the installation.
  public Path data() {
    return folder.resolve("data");
  }

  /// Ends server and database cleanly and deletes the folder.
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) { // This process is ending; the hook has nothing to do.
      return;
    }
  }

  private void awaitReady() throws IOException {
    try (var client = new BenchClient(url)) {
      boolean ready = Patience.await(READY_WITHIN, () -> !process.isAlive() || isReady(client));
      if (!ready || !process.isAlive()) {
        String output = tail();
        close();
        throw new BenchFailure("The server to measure did not get ready:\n" + output);
      }
      remember();
    }
  }

  private synchronized void remember() {
    children = process.descendants().toList();
  }

  private static boolean isReady(BenchClient client) {
    try {
      return client.get("/actuator/health/readiness").status() == OK;
    } catch (BenchFailure _) { // It does not listen yet.
      return false;
    }
  }

  private synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    process.destroy();
    boolean interrupted = false;
    try {
      if (!process.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) { // Whoever is in such a hurry still wants no server left.
      process.destroyForcibly();
      interrupted = true;
    }
    Patience.await(DATABASE_STOP_WITHIN, () -> children.stream().noneMatch(ProcessHandle::isAlive));
    watchdog.close();
    delete(folder);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private String tail() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(OUTPUT));
    return lines.stream()
        .skip(Math.max(0, lines.size() - TAIL_LINES))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> command(
      Class<?> main, Path folder, int port, List<String> jvmOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(
        ProcessHandle.current()
            .info()
            .command()
            .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(JVM_OPTIONS);
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of("serve", "--dev", "--data", folder.resolve("data").toString()));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(arguments);
    return command;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " could not be deleted", e);
    }
  }
}

package io.boxoffice.bench;

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
import java.util.function.Function;
import java.util.stream.Collectors;

/// A fresh installation in a process and a folder of its own, for as long as a bench takes. Both
/// are gone when the bench ends, however it ends.
public final class ServerProcess implements AutoCloseable {

  /// Those of `./boxoffice serve`, which is what is to be measured.
  public static final List<String> JVM_OPTIONS =
      List.of(
          "-Xms256m",
          "-Xmx1024m",
          "-Xmn192m",
          "-XX:+UseParallelGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:MetaspaceSize=96m",
          "-XX:+UseTransparentHugePages",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED");

  /// The first start creates the database; slow machines need most of it.
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);

  /// The server itself gives requests under way 20 s.
  private static final Duration STOP_WITHIN = Duration.ofSeconds(40);

  private static final Duration DATABASE_STOP_WITHIN = Duration.ofSeconds(15);
  private static final int OK = 200;
  private static final int TAIL_LINES = 20;
  private static final String OUTPUT = "server.log";

  private final TemporaryFolder folder;
  private final URI url;
  private final List<String> command;
  private final Thread hook = Thread.ofPlatform().unstarted(this::stop);

  /// The database, looked at while the server is its parent: Ctrl-C may end the server before us.
  private List<ProcessHandle> children = List.of();

  private Process process;
  private Watchdog watchdog;
  private boolean stopped;

  private ServerProcess(TemporaryFolder folder, URI url, List<String> command) throws IOException {
    this.folder = folder;
    this.url = url;
    this.command = command;
    this.process = process();
    this.watchdog = Watchdog.over(process, folder.path());
  }

  /// Starts this program once more and waits until it is ready. Throws [BenchFailure] with the end
  /// of its output if it does not get there.
  ///
  /// @param main class of the program, on our class path
  /// @param jvmOptions further options of its JVM
  /// @param arguments further arguments of `serve --dev`
  public static ServerProcess start(
      Class<?> main, List<String> jvmOptions, List<String> arguments) {
    return start(main, _ -> jvmOptions, arguments);
  }

  /// The same for a server that is to be started again: like `./boxoffice serve` it keeps the
  /// classes that it loaded when it ends, which takes seconds, and starts faster with them.
  public static ServerProcess startToRestart(
      Class<?> main, List<String> jvmOptions, List<String> arguments) {
    return start(
        main,
        folder -> {
          List<String> options = new ArrayList<>(jvmOptions);
          options.add("-XX:+AutoCreateSharedArchive");
          options.add("-XX:SharedArchiveFile=" + folder.resolve("server.jsa"));
          options.addAll(List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
          return options;
        },
        arguments);
  }

  private static ServerProcess start(
      Class<?> main, Function<Path, List<String>> jvmOptions, List<String> arguments) {
    try {
      TemporaryFolder folder = TemporaryFolder.make();
      int port = freePort();
      var url = URI.create("http://127.0.0.1:" + port);
      var server =
          new ServerProcess(
              folder,
              url,
              command(main, folder.path(), port, jvmOptions.apply(folder.path()), arguments));
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

  /// Of the process that runs now or ran last.
  public synchronized long pid() {
    return process.pid();
  }

  /// The data folder of the installation.
  public Path data() {
    return folder.path().resolve("data");
  }

  /// Ends server and database cleanly; the data stays.
  synchronized void halt() {
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
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Starts it again on the same data, after [#halt]; returns without waiting until it is ready.
  synchronized void goOn() {
    try {
      process = process();
      watchdog = Watchdog.over(process, folder.path());
    } catch (IOException e) {
      throw new BenchFailure("The server could not be started again: " + e.getMessage(), e);
    }
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

  /// Throws [BenchFailure] with the end of its output if it does not get ready.
  void awaitReady() throws IOException {
    try (var client = new BenchClient(url)) {
      boolean ready = Patience.await(READY_WITHIN, () -> !isAlive() || isReady(client));
      if (!ready || !isAlive()) {
        String output = tail();
        close();
        throw new BenchFailure("The server to measure did not get ready:\n" + output);
      }
      remember();
    }
  }

  private synchronized boolean isAlive() {
    return process.isAlive();
  }

  private Process process() throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.path().resolve(OUTPUT).toFile())
        .start();
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
    halt();
    folder.close();
  }

  private String tail() throws IOException {
    List<String> lines = Files.readAllLines(folder.path().resolve(OUTPUT));
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
}

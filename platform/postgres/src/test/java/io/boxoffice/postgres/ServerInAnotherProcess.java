package io.boxoffice.postgres;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A JVM of its own that opens a data folder and starts a server in it, to be killed or asked.
final class ServerInAnotherProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ServerInAnotherProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /// What runs there: starts, says so, and stays until its standard input ends.
  static void main(String[] arguments) throws IOException {
    try (DataFolder data = DataFolder.open(Path.of(arguments[0]));
        EmbeddedPostgres postgres =
            EmbeddedPostgres.start(data.postgres(), EmbeddedPostgresSettings.defaults())) {
      System.out.println("running " + postgres.port());
      while (System.in.read() >= 0) {
        // goes on until the end
      }
    } catch (InstallationException e) {
      System.out.println("refused " + e.getMessage());
    }
    System.out.println("stopped");
  }

  static ServerInAnotherProcess start(Path data) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), data);
  }

  /// As an ordinary user, with copies of the class path that this user may read.
  static ServerInAnotherProcess startAsNobody(Path readable, Path data) throws IOException {
    List<String> copies = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path copy = readable.resolve(copies.size() + "-" + Path.of(part).getFileName());
      copy(Path.of(part), copy);
      copies.add(copy.toString());
    }
    return start(
        List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"),
        String.join(File.pathSeparator, copies),
        data);
  }

  private static ServerInAnotherProcess start(List<String> prefix, String classPath, Path data)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            ServerInAnotherProcess.class.getName(),
            data.toString()));
    return new ServerInAnotherProcess(
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .directory(new File("/"))
            .start());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /// The first line that begins with one of these words.
  String says(String... beginnings) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      for (String beginning : beginnings) {
        if (line.startsWith(beginning)) {
          return line;
        }
      }
    }
    throw new AssertionError("ended without saying " + String.join(" or ", beginnings));
  }

  Process process() {
    return process;
  }

  /// Ends it the clean way.
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }
}

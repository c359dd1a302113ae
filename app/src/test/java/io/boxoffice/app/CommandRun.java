package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a command on the command line did.
record CommandRun(int status, String out, String err) {

  /// In this process.
  static CommandRun here(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int status =
        Boxoffice.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new CommandRun(status, out.toString(), err.toString());
  }

  static CommandRun grant(Path data, String email, String role, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("grant", "--data", data.toString(), "--email", email, "--role", role));
    arguments.addAll(List.of(more));
    return here(arguments.toArray(String[]::new));
  }

  /// In a process of its own, as users run it.
  ///
  /// @param folder for what it prints
  static CommandRun elsewhere(Path folder, List<String> arguments) throws IOException {
    Path out = folder.resolve("command.out");
    Path err = folder.resolve("command.err");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                Boxoffice.class.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      int status = process.waitFor();
      return new CommandRun(status, Files.readString(out), Files.readString(err));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /// Of a JVM that is to run what this one runs.
  static String classPath() {
    return System.getProperty(
        "surefire.test.class.path", System.getProperty("java.class.path", "."));
  }

  /// The command ended with this status and one line that says why, and nothing else was said.
  CommandRun refused(int wanted, String... said) {
    assertThat(err).contains(said);
    assertThat(err.strip().lines()).as(err).hasSize(1);
    assertThat(out).as(err).isEmpty();
    assertThat(status).as(err).isEqualTo(wanted);
    return this;
  }
}

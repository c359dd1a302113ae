package io.boxoffice.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs small programs of the operating system to their end, and prepares long ones.
final class Command {
  private static final Duration QUICK = Duration.ofSeconds(20);

  private Command() {}

  /// A program with a clean environment: no variable of the user's shell changes what PostgreSQL
  /// does. `TZ` spares initdb its search for the machine's time zone.
  static ProcessBuilder prepare(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG") || isLocale(name));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder.redirectErrorStream(true);
  }

  private static boolean isLocale(String name) {
    return name.equals("LANG") || name.equals("LANGUAGE") || name.startsWith("LC_");
  }

  /// Whether this quick program is there and ends well.
  static boolean succeeds(List<String> command) {
    try {
      Process process = prepare(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      return ended(process, QUICK) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /// Runs a program with its output in a file; the status, or -1 when it took too long.
  static int run(List<String> command, Path output, Duration limit) throws IOException {
    Process process = prepare(command).redirectOutput(output.toFile()).start();
    process.getOutputStream().close();
    if (!ended(process, limit)) {
      process.destroyForcibly();
      return -1;
    }
    return process.exitValue();
  }

  /// Sends a signal by name, e.g. `INT`.
  static void signal(String name, long pid) {
    succeeds(List.of("sh", "-c", "kill -\"$1\" \"$2\"", "sh", name, Long.toString(pid)));
  }

  static boolean ended(Process process, Duration limit) {
    try {
      return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

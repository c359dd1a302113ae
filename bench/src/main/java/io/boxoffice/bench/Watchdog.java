package io.boxoffice.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Ends the server and deletes its folder if this process is killed and can't do it itself: a small
/// shell that waits on a pipe which only this process holds open.
final class Watchdog implements AutoCloseable {
  private static final String SCRIPT =
      """
      trap '' INT HUP
      read -r line && exit
      kill -TERM "$1" 2>/dev/null
      while kill -0 "$1" 2>/dev/null; do sleep 0.2; done
      sleep 2 # The database ends just after the server.
      rm -rf -- "$2"
      """;

  private final Process shell;

  private Watchdog(Process shell) {
    this.shell = shell;
  }

  static Watchdog over(Process server, Path folder) throws IOException {
    List<String> command =
        List.of("sh", "-c", SCRIPT, "boxoffice-bench", "" + server.pid(), folder.toString());
    return new Watchdog(
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /// Not needed any more.
  @Override
  public void close() {
    shell.destroyForcibly();
  }
}

package io.boxoffice.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Cleans up if the harness is killed and can't do it itself: a small shell that waits on a pipe
/// which only the harness holds open. What was stopped must go on before it can end.
final class Watchdog implements AutoCloseable {
  private static final String SCRIPT =
      """
      trap '' INT HUP
      read -r line && exit
      cd / && fsfreeze --unfreeze "$1/disk" 2>/dev/null
      server=$(cat "$1/server.pid" 2>/dev/null)
      kill -KILL $server 2>/dev/null
      for file in "$1"/data/postgres/*/postmaster.pid "$1"/disk/data/postgres/*/postmaster.pid; do
        database=$(head -n 1 "$file" 2>/dev/null) || continue
        kill -CONT $database $(cat "/proc/$database/task/$database/children") 2>/dev/null
      done
      sleep 3 # The database ends just after the server.
      umount "$1/disk" 2>/dev/null
      [ "$2" = keep ] || rm -rf -- "$1"
      """;

  private final Process shell;

  private Watchdog(Process shell) {
    this.shell = shell;
  }

  static Watchdog over(Path folder, boolean keep) {
    List<String> command =
        List.of("sh", "-c", SCRIPT, "boxoffice-chaos", folder.toString(), keep ? "keep" : "delete");
    try {
      return new Watchdog(
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new ChaosFailure("No shell to clean up with: " + e.getMessage(), e);
    }
  }

  /// Not needed any more.
  @Override
  public void close() {
    shell.destroyForcibly();
  }
}

package io.boxoffice.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a server says of itself in `postmaster.pid`. After a crash the file stays, and its pid may
/// belong to a foreign process by then, so [#isAlive] asks the operating system what that process
/// is.
///
/// @param ready whether it accepts connections
record PostmasterFile(Path cluster, long pid, int port, boolean ready) {
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /// Empty when there is none, or it is still being written.
  static Optional<PostmasterFile> read(Path cluster) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file(cluster), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")) {
      return Optional.empty();
    }
    return Optional.of(
        new PostmasterFile(
            cluster,
            Long.parseLong(lines.getFirst().strip()),
            lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0,
            lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready")));
  }

  static Path file(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /// Whether the process is a PostgreSQL server of this very folder.
  boolean isAlive() {
    try {
      String commandLine =
          Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
      List<String> words = List.of(commandLine.split("\0"));
      int folder = words.indexOf("-D") + 1;
      return words.getFirst().endsWith("/postgres")
          && folder > 0
          && folder < words.size()
          && Path.of(words.get(folder)).equals(cluster);
    } catch (IOException e) {
      return false; // no such process
    }
  }

  boolean isChildOf(Process supervisor) {
    return ProcessHandle.of(pid)
        .flatMap(ProcessHandle::parent)
        .map(parent -> parent.pid() == supervisor.pid())
        .orElse(false);
  }
}

package io.boxoffice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Memory in use, as Linux counts it when pages that several processes share are divided among
/// them.
final class Memory {
  private static final String SHARE = "Pss:";
  private static final int KILO = 1_024;

  private Memory() {}

  /// Megabytes of a process and its descendants; 0 where the kernel has no `/proc`.
  static long ofTree(long pid) {
    return ProcessHandle.of(pid).stream()
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .mapToLong(process -> kilobytes(process.pid()))
            .sum()
        / KILO;
  }

  private static long kilobytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith(SHARE))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException _) { // Ended, or a machine without /proc.
      return 0;
    }
  }
}

package io.boxoffice.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder for what a bench makes; closing deletes it with all that is in it.
///
/// @param path of the folder
public record TemporaryFolder(Path path) implements AutoCloseable {

  public static TemporaryFolder make() {
    try {
      return new TemporaryFolder(Files.createTempDirectory("boxoffice-bench-"));
    } catch (IOException e) {
      throw new BenchFailure("A folder for the bench can't be made: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + path + " could not be deleted", e);
    }
  }
}

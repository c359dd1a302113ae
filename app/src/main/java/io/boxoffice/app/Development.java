package io.boxoffice.app;

import io.boxoffice.postgres.InstallationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What is different in a development installation.
final class Development {

  /// Generous limits: tests and demos come from one address.
  static final Map<String, Object> LIMITS =
      Map.of(
          "boxoffice.web.rate-limits.sign-in.permits", 100_000,
          "boxoffice.web.rate-limits.registration.permits", 100_000);

  private static final String MARK = "development";

  private Development() {}

  /// Refuses to mix: a folder stays what it was first served as.
  static void check(Path folder, boolean development) {
    if (Files.exists(mark(folder, !development))) {
      throw new InstallationException(
          development
              ? "The data folder " + folder + " is not a development installation; use another."
              : "The data folder "
                  + folder
                  + " is a development installation; start it with --dev, or use another.");
    }
  }

  /// Remembers what the folder is served as: only a development installation gives out tokens on
  /// the command line. Called once the start succeeded, so that a failed one decides nothing.
  static void remember(Path folder, boolean development) {
    try {
      Path mark = mark(folder, development);
      if (Files.notExists(mark)) {
        Files.createFile(mark);
      }
    } catch (IOException e) {
      throw new InstallationException("The data folder " + folder + " can't be written.", e);
    }
  }

  private static Path mark(Path folder, boolean development) {
    return folder.resolve(development ? MARK : "production");
  }

  /// Refuses what only a development installation may do.
  static void require(Path folder) {
    Installation.existing(folder);
    if (Files.notExists(folder.resolve(MARK))) {
      throw new InstallationException(
          "Tokens are given out for development installations only; "
              + folder
              + " was not started with --dev.");
    }
  }
}

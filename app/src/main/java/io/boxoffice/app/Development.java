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

  /// Marks the folder: only a development installation gives out tokens on the command line.
  /// Refuses to mix: a folder stays what it was first.
  static void mark(Path folder, Server.Settings settings) {
    Path mark = folder.resolve(MARK);
    Path used = folder.resolve("production");
    try {
      Path own = settings.development() ? mark : used;
      Path other = settings.development() ? used : mark;
      if (Files.exists(other)) {
        throw new InstallationException(
            settings.development()
                ? "The data folder " + folder + " is not a development installation; use another."
                : "The data folder "
                    + folder
                    + " is a development installation; start it with --dev, or use another.");
      }
      if (Files.notExists(own)) {
        Files.createFile(own);
      }
    } catch (IOException e) {
      throw new InstallationException("The data folder " + folder + " can't be written.", e);
    }
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

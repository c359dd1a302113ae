package io.boxoffice.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Where an installation keeps its database, keys and logs.
final class DataOption {
  private static final Path USUAL = Path.of("data");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder of the installation (default: ./data).")
  Path folder = USUAL;

  /// What another command needs to find the same installation; nothing if it is the usual folder.
  String repeated() {
    return folder.equals(USUAL) ? "" : " --data " + folder;
  }
}

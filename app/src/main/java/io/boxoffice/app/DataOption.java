package io.boxoffice.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Where an installation keeps its database, keys and logs.
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder of the installation (default: ./data).")
  Path folder = Path.of("data");
}

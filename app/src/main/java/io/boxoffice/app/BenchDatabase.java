package io.boxoffice.app;

import io.boxoffice.bench.Figures;
import io.boxoffice.bench.TemporaryFolder;
import io.boxoffice.postgres.DatabaseServer;
import java.util.Map;
import java.util.function.Function;

/// A fresh installation without services, for benches of what is below them.
final class BenchDatabase {

  private BenchDatabase() {}

  static Figures with(Function<DatabaseServer, Figures> bench) {
    try (var folder = TemporaryFolder.make();
        var installation = Installation.open(folder.path().resolve("data"), Map.of())) {
      return bench.apply(installation.server());
    }
  }
}

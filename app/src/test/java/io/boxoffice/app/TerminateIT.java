package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.app.verify.Verification;
import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process is told to stop while it is busy.
final class TerminateIT {
  private static final int ENDED = 0;
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  @TempDir Path folder;

  @Test
  void what_was_acknowledged_before_a_stop_under_load_is_there_after_it()
      throws IOException, SQLException {
    Path data = folder.resolve("data");
    try (var load = new MixedLoad()) {
      try (var server = ServerInAnotherProcess.start(Boxoffice.class, data, List.of())) {
        var shop = new Shop(new Api(server.url()), new Keys(data.resolve("keys")));
        load.start(shop, shop.show(5_000, Map.of("maxPerCustomer", 10)), 1);
        Until.holds("payments were captured", () -> load.captured().size() > 20);
        assertThat(server.stop()).isIn(ENDED, ENDED_BY_SIGTERM);
        load.stop();
      }
      Path postgres = data.resolve("postgres");
      assertThat(EmbeddedPostgres.running(postgres)).isEmpty();
      try (var again = ServerInAnotherProcess.start(Boxoffice.class, data, List.of())) {
        DatabaseServer database = EmbeddedPostgres.running(postgres).orElseThrow().server();
        assertThat(Acknowledged.missing(database, load)).isEmpty();
        Until.holds("nothing is under way", () -> Verification.run(database).underWay() == 0);
        assertThat(Verification.run(database).holds()).isTrue();
        assertThat(again.stop()).isIn(ENDED, ENDED_BY_SIGTERM);
      }
    }
  }
}

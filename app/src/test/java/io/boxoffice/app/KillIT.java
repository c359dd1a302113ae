package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.app.verify.Report;
import io.boxoffice.app.verify.Verification;
import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process is killed at random moments under mixed load; afterwards the logs must hold all that
/// was acknowledged, and keep the promises. Mistakes are planted to show that this would notice.
final class KillIT {
  private static final int KILLS = 10;
  private static final int KILLS_UNTIL_NOTICED_MAX = 4;
  private static final int CAPACITY = 5_000;
  private static final int PAYMENTS_BETWEEN_KILLS = 3;
  private static final int KILL_WITHIN_MILLIS = 700;

  /// Orders that nobody pays end soon, so that all can be final at the end.
  private static final List<String> OPTIONS =
      List.of("--boxoffice.orders.pay-within=15s", "--boxoffice.payments.ask-again-after=1s");

  @TempDir Path folder;

  private final long seed = new Random().nextLong();

  @Test
  void what_was_acknowledged_outlives_ten_kills() throws IOException, SQLException {
    List<String> violations = killed(Boxoffice.class, OPTIONS, KILLS);
    assertThat(violations).as("seed %d", seed).isEmpty();
  }

  @Test
  void answering_before_the_commit_is_noticed() throws IOException, SQLException {
    assertNoticed(PlantedMistake.ANSWER_BEFORE_COMMIT);
  }

  @Test
  void a_checkpoint_outside_of_the_transaction_is_noticed() throws IOException, SQLException {
    assertNoticed(PlantedMistake.CHECKPOINT_OUTSIDE_THE_TRANSACTION);
  }

  private void assertNoticed(PlantedMistake mistake) throws IOException, SQLException {
    List<String> options = new ArrayList<>(OPTIONS);
    options.add("--planted.mistake=" + mistake.name());
    List<String> violations = killed(ServerWithMistake.class, options, KILLS_UNTIL_NOTICED_MAX);
    assertThat(violations).as("seed %d", seed).isNotEmpty();
  }

  /// Runs, kills and restarts; the violations found at the end.
  private List<String> killed(Class<?> program, List<String> options, int kills)
      throws IOException, SQLException {
    var random = new Random(seed);
    Path data = folder.resolve("data");
    ServerInAnotherProcess server = ServerInAnotherProcess.start(Boxoffice.class, data, OPTIONS);
    try (var load = new MixedLoad()) {
      Shop.OnSale show = shop(server, data).show(CAPACITY, Map.of("maxPerCustomer", 10));
      if (program != Boxoffice.class) { // A mistake must show in the end, not at the start.
        server.kill();
        server = ServerInAnotherProcess.start(program, data, options);
      }
      for (int i = 0; i < kills; i++) {
        load.start(shop(server, data), show, random.nextLong());
        int enough = load.captured().size() + PAYMENTS_BETWEEN_KILLS;
        Until.holds("the load is under way", () -> load.captured().size() >= enough);
        Until.pause(Duration.ofMillis(random.nextInt(KILL_WITHIN_MILLIS)));
        server.kill();
        load.stop();
        server = ServerInAnotherProcess.start(program, data, options);
      }
      return violations(data, load);
    } finally {
      server.close();
    }
  }

  private static List<String> violations(Path data, MixedLoad load)
      throws IOException, SQLException {
    DatabaseServer database =
        EmbeddedPostgres.running(data.resolve("postgres")).orElseThrow().server();
    List<String> violations = new ArrayList<>(Acknowledged.missing(database, load));
    Report settled = settled(database);
    if (!settled.holds()) {
      violations.add(settled.text());
    }
    return violations;
  }

  /// The report once nothing is under way any more; at the latest when a violation is found.
  private static Report settled(DatabaseServer database) {
    List<Report> last = new ArrayList<>();
    Until.holds(
        "everything comes to an end",
        Duration.ofSeconds(90),
        () -> {
          Report report = Verification.run(database);
          last.clear();
          last.add(report);
          return !report.holds() || report.underWay() == 0;
        });
    return last.getFirst();
  }

  private static Shop shop(ServerInAnotherProcess server, Path data) {
    return new Shop(new Api(server.url()), new Keys(data.resolve("keys")));
  }
}

package io.boxoffice.bench;

import io.boxoffice.core.Ids;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.WriterMetrics;
import io.boxoffice.eventlog.postgres.PostgresEventLog;
import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.postgres.PoolSettings;
import io.boxoffice.postgres.ServiceDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Measures appends through the real writer and log, by how many wait at a time, in turns with bare
/// inserts of as many rows a commit.
public final class LogBench {

  /// From a customer alone to half of what a batch may have.
  public static final List<Integer> BATCHES = List.of(1, 8, 32, 128, 512);

  private static final String LOG = "benchlog";
  private static final int ROUNDS = 3;
  private static final int WARM = 128;

  private final DatabaseServer server;
  private final Clock clock;
  private final Consumer<String> tell;

  /// @param tell takes each line of progress for the user
  public LogBench(DatabaseServer server, Clock clock, Consumer<String> tell) {
    this.server = server;
    this.clock = clock;
    this.tell = tell;
  }

  private record Turn(int batch, List<Double> appends, List<Double> bare) {}

  /// Measures and checks that the log has what was acknowledged.
  ///
  /// @param warmUp of the writer and of the inserts, each
  /// @param measured in all
  public Figures run(Duration warmUp, Duration measured) {
    try (var database =
            ServiceDatabase.open(server, LOG, List.of("db/eventlog"), PoolSettings.defaults());
        var log = new PostgresEventLog(LOG, database::connect, database.pool());
        var writer = new LogWriter(log, clock, new WriterMetrics(new SimpleMeterRegistry(), LOG));
        var bare = BareInserts.open(server, clock)) {
      var appends = new Appends(writer, new Facts(new Ids(clock)));
      tell.accept("Warming up: %,.0f appends/s".formatted(appends.perSecond(WARM, warmUp)));
      tell.accept("Warming up: %,.0f bare rows/s".formatted(bare.perSecond(WARM, warmUp)));
      Duration each = measured.dividedBy(2L * ROUNDS * BATCHES.size());
      List<Turn> turns = new ArrayList<>();
      for (int batch : BATCHES) {
        turns.add(turn(batch, appends, bare, each));
      }
      return figures(turns, appends, log.head());
    }
  }

  private Turn turn(int batch, Appends appends, BareInserts bare, Duration each) {
    var turn = new Turn(batch, new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < ROUNDS; round++) {
      turn.appends().add(appends.perSecond(batch, each));
      turn.bare().add(bare.perSecond(batch, each));
    }
    tell.accept(
        "Batches of %d: %,.0f appends/s, %,.0f bare rows/s"
            .formatted(batch, Median.of(turn.appends()), Median.of(turn.bare())));
    return turn;
  }

  private static Figures figures(List<Turn> turns, Appends appends, long head) {
    Figures figures = Figures.of("log");
    for (Turn turn : turns) {
      double through = Median.of(turn.appends());
      double bare = Median.of(turn.bare());
      String at = turn.batch() + " at a time";
      figures
          .add("appends" + turn.batch() + "PerSecond", "Appends, " + at, through, "events/s")
          .add("bare" + turn.batch() + "PerSecond", "Bare rows, " + at, bare, "rows/s")
          .add("ratio" + turn.batch(), "Ratio, " + at, bare > 0 ? through / bare : 0, "");
    }
    figures.add("successful", "Appended in all", appends.acknowledged(), "");
    figures.add("refused", "Failed in all", appends.failed(), "");
    boolean holds = head == appends.acknowledged() && head > 0;
    return figures.check(
        holds,
        "%s: %,d events were acknowledged; the log has %,d."
            .formatted(holds ? "Verified" : "NOT VERIFIED", appends.acknowledged(), head));
  }
}

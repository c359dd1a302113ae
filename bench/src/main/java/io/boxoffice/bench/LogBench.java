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

  /// From a customer alone to as many as a batch may have.
  public static final List<Integer> BATCHES = List.of(1, 8, 32, 128, 512, 1_024);

  /// So many wait when short events are appended.
  public static final List<Integer> BATCHES_OF_SHORT = List.of(512, 1_024);

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

  private record Turn(Fact fact, int batch, List<Double> appends, List<Double> bare) {}

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
      var held = new Appends(writer, new Facts(Fact.HELD, new Ids(clock)));
      var expired = new Appends(writer, new Facts(Fact.EXPIRED, new Ids(clock)));
      tell.accept("Warming up: %,.0f appends/s".formatted(held.perSecond(WARM, warmUp)));
      tell.accept(
          "Warming up: %,.0f bare rows/s".formatted(bare.perSecond(Fact.HELD, WARM, warmUp)));
      Duration each = measured.dividedBy(2L * ROUNDS * (BATCHES.size() + BATCHES_OF_SHORT.size()));
      List<Turn> turns = new ArrayList<>();
      for (int batch : BATCHES) {
        turns.add(turn(Fact.HELD, batch, held, bare, each));
      }
      for (int batch : BATCHES_OF_SHORT) {
        turns.add(turn(Fact.EXPIRED, batch, expired, bare, each));
      }
      return figures(turns, held, expired, log.head());
    }
  }

  private Turn turn(Fact fact, int batch, Appends appends, BareInserts bare, Duration each) {
    var turn = new Turn(fact, batch, new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < ROUNDS; round++) {
      turn.appends().add(appends.perSecond(batch, each));
      turn.bare().add(bare.perSecond(fact, batch, each));
    }
    tell.accept(
        "%s by %d: %,.0f appends/s, %,.0f bare rows/s"
            .formatted(fact.title(), batch, Median.of(turn.appends()), Median.of(turn.bare())));
    return turn;
  }

  private static Figures figures(List<Turn> turns, Appends held, Appends expired, long head) {
    Figures figures = Figures.of("log");
    for (Turn turn : turns) {
      double through = Median.of(turn.appends());
      double bare = Median.of(turn.bare());
      String key = turn.fact().key() + turn.batch();
      String at = "%s, %d at a time".formatted(turn.fact().title(), turn.batch());
      figures
          .add("appends" + key + "PerSecond", "Appends, " + at, through, "events/s")
          .add("bare" + key + "PerSecond", "Bare rows, " + at, bare, "rows/s")
          .add("ratio" + key, "Ratio, " + at, bare > 0 ? through / bare : 0, "");
    }
    long acknowledged = held.acknowledged() + expired.acknowledged();
    figures.add("successful", "Appended in all", acknowledged, "");
    figures.add("refused", "Failed in all", held.failed() + expired.failed(), "");
    boolean holds = head == acknowledged && head > 0;
    return figures.check(
        holds,
        "%s: %,d events were acknowledged; the log has %,d."
            .formatted(holds ? "Verified" : "NOT VERIFIED", acknowledged, head));
  }
}

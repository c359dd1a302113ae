package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.messaging.LogTransport;
import io.boxoffice.messaging.Projection;
import io.boxoffice.testing.PlatformsUnderTest.Installation;
import io.boxoffice.testing.tally.TallyCommand;
import io.boxoffice.testing.tally.TallyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;

/// The database server is killed while commands are being acknowledged.
@Timeout(120)
class KilledServerIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  /// Writes down whether the transaction's commit waits for the disk.
  private static final String WAITING =
      """
      insert into seen (subscription, key, version)
      values ('waits', current_setting('synchronous_commit'), :version)
      """;

  @Test
  void LOG4_what_was_acknowledged_outlives_the_kill_of_the_server() throws Exception {
    try (var fixture = new PostgresLogFixture();
        var subject = new LogUnderTest(fixture)) {
      LogWriter writer = subject.writer();
      Set<String> acknowledged = new ConcurrentSkipListSet<>();
      var next = new AtomicInteger();
      submitForever(writer, acknowledged, next);
      Await.until(SOON, "some are acknowledged", () -> acknowledged.size() > 200);
      PostgresLogFixture.killServer();
      int before = acknowledged.size();
      Await.until(SOON, "it works again", () -> acknowledged.size() > before + 50);
      writer.close();
      assertThat(subject.events())
          .extracting(event -> event.stream())
          .containsAll(acknowledged)
          .doesNotHaveDuplicates();
    }
  }

  /// So many wait at a time that they are decided on what is still on its way to the log.
  @Test
  void LOG4_what_many_were_told_outlives_the_kill_of_the_server() throws Exception {
    try (var fixture = new PostgresLogFixture();
        var subject = new LogUnderTest(fixture)) {
      LogWriter writer = subject.writer();
      Set<String> acknowledged = new ConcurrentSkipListSet<>();
      var next = new AtomicInteger();
      repeat(
          1_000, writer, () -> note(writer, next.incrementAndGet()).ifPresent(acknowledged::add));
      Await.until(SOON, "many are acknowledged", () -> acknowledged.size() > 3_000);
      for (int kill = 0; kill < 2; kill++) {
        PostgresLogFixture.killServer();
        int before = acknowledged.size();
        Await.until(SOON, "it works again", () -> acknowledged.size() > before + 3_000);
      }
      writer.close();
      List<StoredEvent> events = subject.events();
      assertThat(events)
          .extracting(event -> "%s %d %s".formatted(event.stream(), event.version(), event.data()))
          .containsAll(acknowledged);
      assertThat(events)
          .extracting(event -> event.stream() + " " + event.version())
          .doesNotHaveDuplicates();
      assertThat(events).extracting(StoredEvent::data).doesNotHaveDuplicates();
    }
  }

  /// Notes a number in one of a few streams; tells the event if it was acknowledged.
  private static Optional<String> note(LogWriter writer, int number) {
    String stream = "n" + number % 4;
    var note = new TallyCommand.Note("" + number);
    try {
      return writer.execute(LogUnderTest.unit(stream, note)) instanceof Outcome.Accepted told
          ? Optional.of(
              "tally-%s %d {\"text\":\"%d\"}"
                  .formatted(stream, told.decisions().getFirst().version(), number))
          : Optional.empty();
    } catch (PassingFailure _) {
      return Optional.empty();
    }
  }

  /// The commits of a projection do not wait for the disk, so that a kill takes the last of them.
  @Test
  void SUB2_a_kill_of_the_server_takes_rows_and_checkpoint_alike() {
    try (var processes = new PlatformsUnderTest(LogTransport::new, SOON).emptied()) {
      Installation process = processes.open();
      process
          .books()
          .subscribe(
              Projection.named("rows")
                  .on(
                      PlatformsUnderTest.SALES,
                      TallyEvent.Added.class,
                      (event, rows) -> {
                        PlatformsUnderTest.see("rows", event, rows);
                        rows.sql(WAITING).param("version", event.version()).write();
                      }));
      process.start();
      int events = 0;
      for (int round = 0; round < 3; round++) {
        PlatformsUnderTest.addToMany(process, 20, 10);
        String killed = server(process).orElseThrow();
        PostgresLogFixture.killServer();
        events += 200;
        int all = events;
        processes.await(
            "another is up",
            () -> server(process).filter(started -> !started.equals(killed)).isPresent());
        processes.await("all are seen again", () -> countSeen(process) >= all);
        processes.await("the log takes more", () -> accepts(process));
      }
      assertThat(PlatformsUnderTest.versionsSeen(process, "rows", "tally-s7"))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 30).boxed().toList());
      assertThat(PlatformsUnderTest.seen(process, "rows")).doesNotHaveDuplicates();
      assertThat(PlatformsUnderTest.seen(process, "waits"))
          .hasSize(events)
          .allMatch(setting -> setting.startsWith("off "));
    }
  }

  private static int countSeen(Installation process) {
    try {
      return PlatformsUnderTest.seen(process, "rows").size();
    } catch (DataAccessException _) { // The connection was to the killed server.
      return 0;
    }
  }

  /// When the server was started that answers now; empty if none does. What is left of a killed one
  /// answers for a moment.
  private static Optional<String> server(Installation process) {
    try {
      String started = "select pg_postmaster_start_time()::text";
      return process.books().rows().sql(started).query(String.class).optional();
    } catch (DataAccessException _) {
      return Optional.empty();
    }
  }

  private static boolean accepts(Installation process) {
    try {
      PlatformsUnderTest.submit(process, "probe", new TallyCommand.Clock(Instant.EPOCH));
      return true;
    } catch (PassingFailure _) {
      return false;
    }
  }

  /// Each acknowledgement submits the next, and so does each failure, until the writer closes.
  private static void submitForever(
      LogWriter writer, Set<String> acknowledged, AtomicInteger next) {
    repeat(
        8,
        writer,
        () -> {
          String id = "k" + next.incrementAndGet();
          if (isAccepted(writer, id)) {
            acknowledged.add("tally-" + id);
          }
        });
  }

  /// On so many threads, until the writer closes.
  private static void repeat(int threads, LogWriter writer, Runnable work) {
    for (int i = 0; i < threads; i++) {
      Thread.ofVirtual()
          .start(
              () -> {
                while (writer.healthy()) {
                  work.run();
                }
              });
    }
  }

  private static boolean isAccepted(LogWriter writer, String id) {
    try {
      return writer.execute(LogUnderTest.unit(id, new TallyCommand.Add(1)))
          instanceof Outcome.Accepted;
    } catch (PassingFailure _) {
      return false;
    }
  }
}

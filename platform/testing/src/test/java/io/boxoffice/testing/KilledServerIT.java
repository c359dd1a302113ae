package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.testing.tally.TallyCommand;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The database server is killed while commands are being acknowledged.
@Timeout(120)
class KilledServerIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void LOG4_what_was_acknowledged_outlives_the_kill_of_the_server() throws Exception {
    try (var fixture = new PostgresLogFixture();
        var subject = new LogUnderTest(fixture)) {
      LogWriter writer = subject.writer();
      Set<String> acknowledged = new ConcurrentSkipListSet<>();
      var next = new AtomicInteger();
      submitForever(writer, acknowledged, next);
      Await.until(SOON, "some are acknowledged", () -> acknowledged.size() > 200);
      fixture.killServer();
      int before = acknowledged.size();
      Await.until(SOON, "it works again", () -> acknowledged.size() > before + 50);
      writer.close();
      assertThat(subject.events())
          .extracting(event -> event.stream())
          .containsAll(acknowledged)
          .doesNotHaveDuplicates();
    }
  }

  /// Each acknowledgement submits the next, and so does each failure, until the writer closes.
  private static void submitForever(
      LogWriter writer, Set<String> acknowledged, AtomicInteger next) {
    for (int i = 0; i < 8; i++) {
      Thread.ofVirtual()
          .start(
              () -> {
                while (writer.healthy()) {
                  String id = "k" + next.incrementAndGet();
                  if (isAccepted(writer, id)) {
                    acknowledged.add("tally-" + id);
                  }
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

package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.LogUnavailable;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Together;
import io.boxoffice.eventlog.WriterLimits;
import io.boxoffice.testing.tally.TallyCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// The writer when things go wrong, and when it ends.
interface WriterContract extends LogContract {

  @Test
  default void a_full_queue_answers_at_once() throws Exception {
    LogWriter writer =
        subject().writer(subject().log(), new WriterLimits(20, 100, Duration.ofMillis(2)));
    List<CompletableFuture<Outcome>> queued = new ArrayList<>();
    try (var _ = subject().hold(writer)) {
      for (int i = 0; i < 20; i++) {
        queued.add(writer.submit(LogUnderTest.unit("a", new TallyCommand.Add(1))));
      }
      var tooMany = writer.submit(LogUnderTest.unit("a", new TallyCommand.Add(1)));
      assertThat(tooMany).isCompletedExceptionally();
      assertThatThrownBy(tooMany::get).cause().isInstanceOf(LogUnavailable.class);
    }
    for (CompletableFuture<Outcome> outcome : queued) {
      subject().accepted(outcome);
    }
    assertThat(subject().events()).hasSize(20);
  }

  /// It would wait a minute for more, but no longer than until all are back.
  @Test
  default void a_batch_waits_for_as_many_as_usually_come_and_no_longer() throws Exception {
    var patient = new WriterLimits(100, 100, Duration.ofMinutes(1));
    LogWriter writer = subject().writer(subject().log(), patient);
    try (var _ = subject().hold(writer)) {
      addTogether(writer);
    }
    Await.until(subject().patience(), "all are in", () -> subject().events().size() == 8);
    addTogether(writer);
    Await.until(subject().patience(), "all are back", () -> subject().events().size() == 16);
  }

  private void addTogether(LogWriter writer) {
    for (int i = 0; i < 8; i++) {
      var _ = writer.submit(LogUnderTest.unit("s" + i, new TallyCommand.Add(1)));
    }
  }

  @Test
  default void closing_commits_what_was_accepted_and_takes_nothing_new() throws Exception {
    LogWriter writer = subject().writer();
    List<CompletableFuture<Outcome>> queued = new ArrayList<>();
    Thread closing;
    try (var _ = subject().hold(writer)) {
      for (int i = 0; i < 600; i++) {
        queued.add(writer.submit(LogUnderTest.unit("s" + i, new TallyCommand.Add(1))));
      }
      closing = Thread.ofVirtual().start(writer::close);
      Await.until(
          subject().patience(),
          "nothing new is taken",
          () -> {
            var late = writer.submit(LogUnderTest.unit("late", new TallyCommand.Add(1)));
            if (!late.isDone()) {
              queued.add(late);
            }
            return late.isCompletedExceptionally();
          });
    }
    closing.join();
    for (CompletableFuture<Outcome> outcome : queued) {
      subject().accepted(outcome);
    }
    assertThat(subject().events()).hasSize(queued.size());
    assertThatThrownBy(() -> writer.execute(LogUnderTest.unit("a", new TallyCommand.Add(1))))
        .isInstanceOf(LogUnavailable.class);
    assertThat(writer.healthy()).isFalse();
  }

  /// Closing meets whatever its threads are about to do then: often enough, all of it.
  @Test
  default void a_writer_that_is_closed_ends() throws Exception {
    for (int i = 0; i < 200; i++) {
      LogWriter writer = subject().writer();
      subject().accepted(writer.submit(LogUnderTest.unit("a", new TallyCommand.Add(1))));
      writer.close();
      assertThat(writer.healthy()).isFalse();
    }
    assertThat(subject().events()).hasSize(200);
  }

  @Test
  default void after_a_lost_connection_it_works_again() throws Exception {
    LogWriter writer = subject().writer();
    for (int i = 0; i < 3; i++) {
      subject().accepted(writer.submit(LogUnderTest.unit("a", new TallyCommand.Add(1))));
      subject().fixture().loseConnections();
    }
    Await.until(
        subject().patience(),
        "works again",
        () -> {
          var outcome = writer.submit(LogUnderTest.unit("b", new TallyCommand.Add(1)));
          outcome.exceptionally(_ -> new Outcome.KeyReused()).join();
          return !outcome.isCompletedExceptionally();
        });
    assertThat(subject().events()).filteredOn(e -> e.stream().equals("tally-a")).hasSize(3);
  }

  @Test
  default void a_connection_lost_while_committing_is_told_and_nothing_happens_twice()
      throws Exception {
    LogWriter writer = subject().writer();
    subject().accepted(writer.submit(LogUnderTest.unit("a", new TallyCommand.Add(1))));
    var losing = new Together.Rows(_ -> subject().fixture().loseConnections());
    var lost = writer.submit(LogUnderTest.unit("a", new TallyCommand.Add(1)).with(losing));
    assertThatThrownBy(() -> subject().get(lost)).cause().isInstanceOf(PassingFailure.class);
    var after = subject().accepted(writer.submit(LogUnderTest.unit("a", new TallyCommand.Add(1))));
    assertThat(after.decisions().getFirst().version()).isEqualTo(2);
    assertThat(subject().events()).hasSize(2);
    assertThat(writer.healthy()).isTrue();
  }
}

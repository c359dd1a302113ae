package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.core.PermanentFailure;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.EventLog.StoredSnapshot;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Snapshots;
import io.boxoffice.eventlog.Together;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.testing.tally.Tally;
import io.boxoffice.testing.tally.TallyCommand;
import io.boxoffice.testing.tally.TallyRefusal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// Units that share a commit.
interface GroupCommitContract extends LogContract {
  int BYTES_MAX = 1 << 20;
  int EVENTS_MAX = 1_024;

  @Test
  default void LOG5_units_that_wait_share_one_commit() throws Exception {
    LogWriter writer = subject().writer();
    List<Integer> batches = batches(writer);
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    try (var _ = subject().hold(writer)) {
      for (int i = 0; i < 200; i++) {
        outcomes.add(writer.submit(LogUnderTest.unit("s" + i, new TallyCommand.Add(1))));
      }
    }
    for (CompletableFuture<Outcome> outcome : outcomes) {
      subject().accepted(outcome);
    }
    assertThat(batches).containsExactly(200);
    assertThat(subject().events()).hasSize(200);
  }

  @Test
  default void LOG5_a_batch_has_at_most_1024_events() throws Exception {
    LogWriter writer = subject().writer();
    List<Integer> batches = batches(writer);
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    try (var _ = subject().hold(writer)) {
      for (int i = 0; i < 40; i++) {
        outcomes.add(
            writer.submit(LogUnderTest.unit("s" + i, new TallyCommand.AddOnes(Unit.EVENTS_MAX))));
      }
    }
    for (CompletableFuture<Outcome> outcome : outcomes) {
      subject().accepted(outcome);
    }
    assertThat(batches).hasSize(3).allMatch(events -> events <= EVENTS_MAX);
    assertThat(subject().events()).hasSize(40 * Unit.EVENTS_MAX);
  }

  @Test
  default void LOG5_a_batch_has_at_most_one_mebibyte() throws Exception {
    LogWriter writer = subject().writer();
    List<Long> batches = new CopyOnWriteArrayList<>();
    writer.listen(
        changes ->
            batches.add(changes.events().stream().mapToLong(event -> event.data().length()).sum()));
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    String text = "x".repeat(200_000);
    try (var _ = subject().hold(writer)) {
      for (int i = 0; i < 12; i++) {
        outcomes.add(writer.submit(LogUnderTest.unit("s" + i, new TallyCommand.Note(text))));
      }
    }
    for (CompletableFuture<Outcome> outcome : outcomes) {
      subject().accepted(outcome);
    }
    assertThat(batches).allMatch(bytes -> bytes <= BYTES_MAX);
    assertThat(subject().events()).hasSize(12);
  }

  @Test
  default void LOG5_a_unit_of_more_than_64_events_or_one_mebibyte_fails_alone() throws Exception {
    var many = new TallyCommand.AddOnes(Unit.EVENTS_MAX + 1);
    failsAlone(LogUnderTest.unit("culprit", many), PermanentFailure.class);
    var large = new TallyCommand.Note("x".repeat(BYTES_MAX));
    failsAlone(LogUnderTest.unit("culprit", large), PermanentFailure.class);
  }

  @Test
  default void LOG5_a_decider_that_throws_fails_alone() throws Exception {
    var boom = new IllegalStateException("boom");
    failsAlone(LogUnderTest.unit("culprit", new TallyCommand.Explode(boom)), boom.getClass());
  }

  @Test
  default void LOG5_rows_that_the_database_refuses_fail_alone() throws Exception {
    Unit culprit = LogUnderTest.unit("culprit", new TallyCommand.Add(1));
    failsAlone(
        culprit.with(
            new Together.Rows(
                _ -> {
                  throw new SQLException("duplicate", "23505");
                })),
        RuntimeException.class);
    failsAlone(
        culprit.with(
            new Together.Rows(
                _ -> {
                  throw new IllegalArgumentException("as SQL libraries throw");
                })),
        IllegalArgumentException.class);
  }

  @Test
  default void LOG5_an_aggregate_that_cannot_be_read_fails_alone() throws Exception {
    LogWriter writer = subject().writer();
    subject().accepted(writer.submit(LogUnderTest.unit("culprit", new TallyCommand.Add(1))));
    var unreadable =
        Tally.TYPE.snapshots(
            new Snapshots<>(
                7,
                _ -> 1,
                Tally::parts,
                _ -> {
                  throw new IllegalStateException("unreadable");
                }));
    subject()
        .log()
        .save(new StoredSnapshot("tally-culprit", 1, 7, List.of("?"), subject().clock().instant()));
    var command = unreadable.command("culprit", _ -> new TallyCommand.Add(1));
    failsAlone(Unit.of(command, Metadata.of("test")), IllegalStateException.class);
  }

  @Test
  default void LOG5_a_refused_unit_is_told_so_alone() throws Exception {
    LogWriter writer = subject().writer();
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    try (var _ = subject().hold(writer)) {
      for (int i = 0; i < 5; i++) {
        outcomes.add(
            writer.submit(LogUnderTest.unit("one", new TallyCommand.Add(Tally.SUM_MAX / 3))));
      }
    }
    for (CompletableFuture<Outcome> accepted : outcomes.subList(0, 3)) {
      subject().accepted(accepted);
    }
    for (CompletableFuture<Outcome> refused : outcomes.subList(3, 5)) {
      assertThat(subject().get(refused)).isEqualTo(new Outcome.Refused(TallyRefusal.TOO_MUCH));
    }
    assertThat(subject().events()).hasSize(3);
  }

  @Test
  default void LOG5_a_unit_of_several_commands_happens_whole_or_not() throws Exception {
    LogWriter writer = subject().writer();
    var good = LogUnderTest.to("a", new TallyCommand.Add(1));
    var refused = LogUnderTest.to("a", new TallyCommand.Add(Tally.SUM_MAX));
    var metadata = Metadata.of("test");
    assertThat(subject().get(writer.submit(Unit.of(List.of(good, refused), metadata))))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(subject().events()).isEmpty();
    subject().accepted(writer.submit(Unit.of(List.of(good, good), metadata)));
    assertThat(subject().events()).hasSize(2);
  }

  /// Submits a unit amid good ones, on a fresh writer.
  private void failsAlone(Unit culprit, Class<? extends Throwable> how) throws Exception {
    LogWriter writer = subject().anotherWriter();
    int before = subject().events().size();
    List<CompletableFuture<Outcome>> neighbours = new ArrayList<>();
    CompletableFuture<Outcome> failing;
    try (var _ = subject().hold(writer)) {
      neighbours.add(writer.submit(LogUnderTest.unit("n1", new TallyCommand.Add(1))));
      failing = writer.submit(culprit);
      neighbours.add(writer.submit(LogUnderTest.unit("n2", new TallyCommand.Add(1))));
      neighbours.add(writer.submit(LogUnderTest.unit("n1", new TallyCommand.Add(1))));
    }
    assertThatThrownBy(() -> subject().get(failing)).cause().isInstanceOf(how);
    for (CompletableFuture<Outcome> neighbour : neighbours) {
      subject().accepted(neighbour);
    }
    assertThat(subject().events()).hasSize(before + 3);
  }

  /// How many events each commit had, of those that had some.
  private static List<Integer> batches(LogWriter writer) {
    List<Integer> batches = new CopyOnWriteArrayList<>();
    writer.listen(
        (Changes changes) -> {
          if (!changes.events().isEmpty()) {
            batches.add(changes.events().size());
          }
        });
    return batches;
  }
}

package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.eventlog.CommitUnknown;
import io.boxoffice.eventlog.IdempotencyKey;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Together;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.eventlog.WriterLimits;
import io.boxoffice.testing.LostAnswers.Fate;
import io.boxoffice.testing.tally.Tally;
import io.boxoffice.testing.tally.TallyCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The writer when the answer to a commit is lost. See ADR 0027.
interface LostAnswerContract extends LogContract {

  @Test
  default void LOG4_a_commit_whose_answer_is_lost_happens_once_and_is_told() throws Exception {
    var losing = new LostAnswers(subject().log());
    LogWriter writer = subject().writer(losing, WriterLimits.defaults());
    List<Integer> told = new CopyOnWriteArrayList<>();
    writer.listen(changes -> told.add(changes.events().size()));
    long version = 0;
    for (Fate fate : Fate.values()) {
      losing.next(fate);
      var outcome = writer.submit(addTo("a"));
      var decided = subject().accepted(outcome).decisions().getFirst();
      assertThat(decided.version()).as(fate.name()).isEqualTo(++version);
      losing.settle();
      assertThat(subject().events()).as(fate.name()).hasSize((int) version);
    }
    assertThat(told).containsExactly(1, 1, 1);
    subject().accepted(writer.submit(addTo("a")));
    assertThat(subject().events()).hasSize(4);
  }

  @Test
  default void LOG4_a_lost_answer_is_looked_for_when_the_database_was_away_before()
      throws Exception {
    var losing = new LostAnswers(subject().log());
    LogWriter writer = subject().writer(losing, WriterLimits.defaults());
    long version = 0;
    for (Fate fate : Fate.values()) {
      losing.unreachableOnce();
      losing.next(fate);
      var outcome = subject().accepted(writer.submit(addTo("a")));
      assertThat(outcome.decisions().getFirst().version()).as(fate.name()).isEqualTo(++version);
      losing.settle();
      assertThat(subject().events()).as(fate.name()).hasSize((int) version);
    }
  }

  @Test
  default void LOG4_a_lost_commit_is_overtaken_by_another_process_or_was_first() throws Exception {
    var losing = new LostAnswers(subject().log());
    LogWriter writer = subject().writer(losing, WriterLimits.defaults());
    LogWriter other = subject().anotherWriter();
    long version = 0;
    for (Fate fate : Fate.values()) {
      losing.next(fate, () -> other.execute(addTo("b")));
      var outcome = subject().accepted(writer.submit(addTo("a")));
      assertThat(outcome.decisions().getFirst().version()).as(fate.name()).isEqualTo(++version);
      losing.settle();
      assertThat(subject().events()).as(fate.name()).hasSize((int) (2 * version));
    }
  }

  @Test
  default void LOG6_key_and_checkpoint_of_a_commit_whose_answer_is_lost_count() throws Exception {
    var losing = new LostAnswers(subject().log());
    LogWriter writer = subject().writer(losing, WriterLimits.defaults());
    Unit unit =
        addTo("a").with(new Together.Once(new IdempotencyKey("scope", "sha"), _ -> "answer"));
    losing.next(Fate.HAPPENS);
    subject().accepted(writer.submit(unit.with(new Together.Checkpoint("reader", 0, 7))));
    assertThat(subject().get(writer.submit(unit))).isEqualTo(new Outcome.Repeated("answer"));
    subject().accepted(writer.submit(addTo("a").with(new Together.Checkpoint("reader", 7, 8))));
    assertThat(subject().events()).hasSize(2);
  }

  @Test
  default void LOG4_a_commit_without_events_stays_unknown() throws Exception {
    var losing = new LostAnswers(subject().log());
    LogWriter writer = subject().writer(losing, WriterLimits.defaults());
    losing.next(Fate.HAPPENS);
    Unit moving = Unit.of(List.of(), Metadata.of("test"));
    unknown(writer.submit(moving.with(new Together.Checkpoint("reader", 0, 7))));
    subject().accepted(writer.submit(moving.with(new Together.Checkpoint("reader", 7, 8))));
  }

  /// It can't be found again, so nothing of its batch may be decided again.
  @Test
  default void LOG4_a_commit_without_events_stays_unknown_beside_what_was_refused()
      throws Exception {
    var losing = new LostAnswers(subject().log());
    LogWriter writer = subject().writer(losing, WriterLimits.defaults());
    var tries = new AtomicInteger();
    var refusedFirst =
        Tally.TYPE.command(
            "a", _ -> new TallyCommand.Add(tries.incrementAndGet() == 1 ? Tally.SUM_MAX + 1 : 1));
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    try (var _ = subject().hold(writer)) {
      losing.next(Fate.HAPPENS);
      outcomes.add(
          writer.submit(
              Unit.of(List.of(), Metadata.of("test"))
                  .with(new Together.Checkpoint("reader", 0, 7))));
      outcomes.add(writer.submit(Unit.of(refusedFirst, Metadata.of("test"))));
    }
    for (CompletableFuture<Outcome> outcome : outcomes) {
      unknown(outcome);
    }
    assertThat(subject().log().checkpoint("reader")).contains(7L);
    assertThat(subject().events()).isEmpty();
  }

  @Test
  default void LOG4_a_commit_whose_second_try_is_lost_too_stays_unknown() throws Exception {
    var losing = new LostAnswers(subject().log());
    LogWriter writer = subject().writer(losing, WriterLimits.defaults());
    losing.next(Fate.LATE);
    losing.next(Fate.NEVER);
    unknown(writer.submit(addTo("a")));
    losing.settle();
    var after = subject().accepted(writer.submit(addTo("a")));
    assertThat(after.decisions().getFirst().version()).isEqualTo(2);
  }

  @Test
  default void LOG5_what_did_not_fit_into_a_lost_batch_is_not_lost_with_it() throws Exception {
    var losing = new LostAnswers(subject().log());
    LogWriter writer = subject().writer(losing, WriterLimits.defaults());
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    try (var _ = subject().hold(writer)) {
      losing.next(Fate.NEVER);
      losing.next(Fate.NEVER);
      for (int i = 0; i < 20; i++) {
        outcomes.add(
            writer.submit(LogUnderTest.unit("s" + i, new TallyCommand.AddOnes(Unit.EVENTS_MAX))));
      }
    }
    int fit = GroupCommitContract.EVENTS_MAX / Unit.EVENTS_MAX;
    for (CompletableFuture<Outcome> outcome : outcomes.subList(0, fit)) {
      unknown(outcome);
    }
    for (CompletableFuture<Outcome> outcome : outcomes.subList(fit, outcomes.size())) {
      subject().accepted(outcome);
    }
  }

  /// Units that are told to have failed are not tried one by one while all may still happen.
  @Test
  default void LOG5_units_of_a_lost_commit_are_not_repeated_one_by_one() throws Exception {
    var losing = new LostAnswers(subject().log());
    LogWriter writer = subject().writer(losing, WriterLimits.defaults());
    subject().accepted(writer.submit(addTo("a")));
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    try (var _ = subject().hold(writer)) {
      losing.next(Fate.LATE, () -> losing.unreadable(true));
      outcomes.add(writer.submit(addTo("a")));
      outcomes.add(writer.submit(addTo("a")));
    }
    for (CompletableFuture<Outcome> outcome : outcomes) {
      unknown(outcome);
    }
    losing.unreadable(false);
    losing.settle();
    assertThat(subject().events()).hasSize(3);
    subject().accepted(writer.submit(addTo("a")));
    assertThat(subject().events()).hasSize(4);
  }

  /// What was so when the answer was lost is not so any more when the units are decided again.
  @Test
  default void AGG2_units_of_a_lost_commit_are_decided_on_what_is_there_then() throws Exception {
    var losing = new LostAnswers(subject().log());
    LogWriter writer = subject().writer(losing, WriterLimits.defaults());
    LogWriter other = subject().anotherWriter();
    var full = LogUnderTest.unit("a", new TallyCommand.Add(Tally.SUM_MAX));
    subject().accepted(writer.submit(full));
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    try (var _ = subject().hold(writer)) {
      losing.next(
          Fate.NEVER,
          () -> {
            assertThat(writer.aggregates().find(Tally.TYPE, "a")).isPresent();
            other.execute(LogUnderTest.unit("a", new TallyCommand.Add(-1)));
          });
      outcomes.add(writer.submit(addTo("a")));
      outcomes.add(writer.submit(addTo("b")));
    }
    for (CompletableFuture<Outcome> outcome : outcomes) {
      subject().accepted(outcome);
    }
    assertThat(subject().events()).hasSize(4);
  }

  /// A refusal appends nothing that would keep the lost commit from happening after it was told.
  @Test
  default void a_refusal_is_not_told_while_a_lost_commit_may_still_happen() throws Exception {
    var losing = new LostAnswers(subject().log());
    LogWriter writer = subject().writer(losing, WriterLimits.defaults());
    losing.next(Fate.LATE);
    var tries = new AtomicInteger();
    var command =
        Tally.TYPE.command(
            "a", _ -> new TallyCommand.Add(tries.incrementAndGet() == 1 ? 1 : Tally.SUM_MAX + 1));
    unknown(writer.submit(Unit.of(command, Metadata.of("test"))));
    losing.settle();
    assertThat(subject().events()).hasSize(1);
  }

  private static Unit addTo(String tally) {
    return LogUnderTest.unit(tally, new TallyCommand.Add(1));
  }

  private void unknown(CompletableFuture<Outcome> outcome) {
    assertThatThrownBy(() -> subject().get(outcome)).cause().isInstanceOf(CommitUnknown.class);
  }
}

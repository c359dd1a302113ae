package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.Aggregates.Versioned;
import io.boxoffice.eventlog.AppendFailed;
import io.boxoffice.eventlog.AppendResult;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.IdempotencyKey;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Together;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.eventlog.WriterLimits;
import io.boxoffice.testing.LostAnswers.Fate;
import io.boxoffice.testing.tally.Tally;
import io.boxoffice.testing.tally.TallyCommand;
import io.boxoffice.testing.tally.TallyRefusal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Units that are decided while those before them are on their way to the log. See ADR 0028.
interface AheadContract extends LogContract {
  int MANY = 600;

  /// The writer begins to decide ahead when so many wait, at the latest.
  int SOME = 256;

  @Test
  default void LOG4_many_that_wait_for_a_commit_are_decided_meanwhile_and_told_after_it()
      throws Exception {
    LogWriter writer = subject().writer();
    var many = new Many();
    CompletableFuture<Outcome> refused;
    Unit first = LogUnderTest.unit("a", new TallyCommand.Add(1));
    try (var _ = subject().hold(writer, first, () -> {})) {
      refused = writer.submit(LogUnderTest.unit("a", new TallyCommand.Add(Tally.SUM_MAX)));
      many.submit(writer);
      many.awaitDecided(SOME - 1);
      assertThat(many.outcomes).noneMatch(CompletableFuture::isDone);
      assertThat(refused).isNotDone();
      assertThat(subject().events()).isEmpty();
    }
    many.assertVersionsFrom(2);
    assertThat(subject().get(refused)).isEqualTo(new Outcome.Refused(TallyRefusal.TOO_MUCH));
    assertThat(many.decided).hasValue(MANY);
  }

  @Test
  default void LOG5_what_was_decided_ahead_of_a_failed_commit_is_decided_again() throws Exception {
    LogWriter writer = subject().writer();
    Unit failing = LogUnderTest.unit("a", new TallyCommand.Add(7));
    var many = new Many();
    CompletableFuture<Outcome> failed;
    try (var held =
        subject()
            .hold(
                writer,
                failing,
                () -> {
                  throw new SQLException("duplicate", "23505");
                })) {
      failed = held.outcome();
      many.submit(writer);
      many.awaitDecided(SOME);
    }
    assertThatThrownBy(() -> subject().get(failed)).isInstanceOf(ExecutionException.class);
    many.assertVersionsFrom(1);
    assertThat(many.decided).hasValueGreaterThanOrEqualTo(MANY + SOME);
    assertThat(found(writer).map(Versioned::state).map(Tally::sum)).contains((long) MANY);
  }

  /// What they were decided on is decided again one by one, at another time, in as many events.
  @Test
  default void AGG2_what_was_decided_ahead_of_a_failed_batch_is_decided_on_what_came_of_it()
      throws Exception {
    var many = new Many();
    var atCommit = new AtomicReference<Runnable>(() -> {});
    LogWriter writer = subject().writer(atCommit(atCommit), WriterLimits.defaults());
    List<CompletableFuture<Outcome>> first = new ArrayList<>();
    try (var _ = subject().hold(writer)) {
      atCommit.set(
          () -> {
            many.submit(writer);
            many.awaitDecided(SOME);
            subject().clock().advance(Duration.ofSeconds(1));
            throw new AppendFailed(new SQLException("refused together"));
          });
      first.add(writer.submit(Unit.of(reminding(), Metadata.of("test"))));
      first.add(writer.submit(LogUnderTest.unit("b", new TallyCommand.Add(1))));
    }
    for (CompletableFuture<Outcome> outcome : first) {
      subject().accepted(outcome);
    }
    many.assertVersionsFrom(2);
    assertThat(found(writer)).isEqualTo(found(subject().anotherWriter()));
  }

  /// The same, if it was not there when it was looked for.
  @Test
  default void AGG2_what_was_decided_ahead_of_a_lost_commit_is_decided_on_what_came_of_it()
      throws Exception {
    var losing = new LostAnswers(subject().log());
    LogWriter writer = subject().writer(losing, WriterLimits.defaults());
    long version = 0;
    for (Fate fate : Fate.values()) {
      var many = new Many();
      losing.next(
          fate,
          () -> {
            many.submit(writer);
            many.awaitDecided(SOME);
            subject().clock().advance(Duration.ofSeconds(1));
          });
      subject().accepted(writer.submit(Unit.of(reminding(), Metadata.of("test"))));
      losing.settle();
      many.assertVersionsFrom(version + 2);
      version += 1 + MANY;
      assertThat(subject().events()).as(fate.name()).hasSize((int) version);
      assertThat(found(writer)).as(fate.name()).isEqualTo(found(subject().anotherWriter()));
    }
  }

  @Test
  default void AGG2_what_was_decided_ahead_gives_way_to_another_process() throws Exception {
    var atBegin = new AtomicReference<Runnable>(() -> {});
    var log =
        new ForwardingLog(subject().log()) {
          @Override
          public LogTransaction begin() {
            atBegin.getAndSet(() -> {}).run();
            return super.begin();
          }
        };
    LogWriter writer = subject().writer(log, WriterLimits.defaults());
    LogWriter other = subject().anotherWriter();
    var many = new Many();
    try (var _ = subject().hold(writer)) {
      atBegin.set(() -> other.execute(LogUnderTest.unit("a", new TallyCommand.Add(1))));
      many.submit(writer);
      many.awaitDecided(SOME);
    }
    many.assertVersionsFrom(2);
    assertThat(found(writer)).isEqualTo(found(subject().anotherWriter()));
  }

  @Test
  default void LOG5_what_does_not_fit_comes_before_what_came_later() throws Exception {
    var many = new Many();
    var atCommit = new AtomicReference<Runnable>(() -> {});
    LogWriter writer = subject().writer(atCommit(atCommit), WriterLimits.defaults());
    List<CompletableFuture<Outcome>> large = new ArrayList<>();
    try (var _ = subject().hold(writer)) {
      atCommit.set(() -> many.submit(writer));
      for (int i = 0; i < 40; i++) {
        large.add(writer.submit(LogUnderTest.unit("a", new TallyCommand.AddOnes(50))));
      }
    }
    for (int i = 0; i < large.size(); i++) {
      var accepted = subject().accepted(large.get(i));
      assertThat(accepted.decisions().getFirst().version()).isEqualTo(50L * (i + 1));
    }
    many.assertVersionsFrom(50L * large.size() + 1);
  }

  @Test
  default void LOG6_a_key_is_looked_up_among_what_was_on_its_way() throws Exception {
    LogWriter writer = subject().writer();
    var once = new Together.Once(new IdempotencyKey("scope", "sha"), _ -> "answer");
    Unit keyed = LogUnderTest.unit("b", new TallyCommand.Add(1)).with(once);
    var many = new Many();
    CompletableFuture<Outcome> repeated;
    try (var held = subject().hold(writer, keyed, () -> {})) {
      many.submit(writer);
      many.awaitDecided(SOME);
      repeated = writer.submit(keyed);
      assertThat(held.outcome()).isNotDone();
    }
    assertThat(subject().get(repeated)).isEqualTo(new Outcome.Repeated("answer"));
    many.assertVersionsFrom(1);
    assertThat(subject().events()).hasSize(MANY + 1);
  }

  /// The log, which runs something before the next commit.
  private ForwardingLog atCommit(AtomicReference<Runnable> next) {
    return new ForwardingLog(subject().log()) {
      @Override
      public LogTransaction begin() {
        return new ForwardingTransaction(super.begin()) {
          @Override
          public AppendResult commit(long head, Changes changes) {
            next.getAndSet(() -> {}).run();
            return super.commit(head, changes);
          }
        };
      }
    };
  }

  private static AddressedCommand<?, ?, ?, ?> reminding() {
    return Tally.TYPE.command("a", at -> new TallyCommand.Remind(at.plusSeconds(60)));
  }

  private static Optional<Versioned<Tally>> found(LogWriter writer) {
    return writer.aggregates().find(Tally.TYPE, "a");
  }

  /// So many units that add one to the same tally, and count how often they are decided.
  final class Many {
    private final AtomicInteger decided = new AtomicInteger();
    private final List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();

    void submit(LogWriter writer) {
      var counted =
          Tally.TYPE.command(
              "a",
              _ -> {
                decided.incrementAndGet();
                return new TallyCommand.Add(1);
              });
      for (int i = 0; i < MANY; i++) {
        outcomes.add(writer.submit(Unit.of(counted, Metadata.of("test"))));
      }
    }

    void awaitDecided(int units) {
      Await.until(Duration.ofSeconds(20), "some are decided", () -> decided.get() >= units);
    }

    void assertVersionsFrom(long first) throws Exception {
      assertThat(outcomes).hasSize(MANY);
      long version = first;
      for (CompletableFuture<Outcome> outcome : outcomes) {
        var accepted = (Outcome.Accepted) outcome.get();
        assertThat(accepted.decisions().getFirst().version()).isEqualTo(version);
        version++;
      }
    }
  }
}

package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.IdempotencyKey;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.StaleCheckpoint;
import io.boxoffice.eventlog.Together;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.testing.tally.Tally;
import io.boxoffice.testing.tally.TallyCommand;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What commits with a unit's events.
interface TogetherContract extends LogContract {
  Instant DUE = Instant.parse("2026-05-01T00:00:00Z");

  @Test
  default void LOG6_all_of_a_unit_is_there_after_its_commit() throws Exception {
    LogWriter writer = subject().writer();
    subject().accepted(writer.submit(everything()));
    assertThat(subject().events()).hasSize(2);
    assertThat(answers()).isEqualTo(1);
    assertThat(subject().fixture().effects()).containsExactly("tally-a");
    assertThat(subject().fixture().deadlines()).containsEntry("tally-a", DUE);
    assertThat(subject().log().checkpoint("reader")).contains(7L);
  }

  @Test
  default void LOG6_nothing_of_a_unit_is_there_when_its_rows_fail() throws Exception {
    LogWriter writer = subject().writer();
    Unit failing =
        everything()
            .with(
                new Together.Rows(
                    _ -> {
                      throw new SQLException("refused", "23514");
                    }));
    assertThatThrownBy(() -> subject().get(writer.submit(failing))).isNotNull();
    nothingIsThere();
    subject().accepted(writer.submit(everything()));
    assertThat(subject().events()).hasSize(2);
  }

  @Test
  default void LOG6_nothing_of_a_unit_is_there_when_its_checkpoint_is_stale() throws Exception {
    LogWriter writer = subject().writer();
    Unit failing = everything().with(new Together.Checkpoint("other", 5, 6));
    assertThatThrownBy(() -> subject().get(writer.submit(failing)))
        .cause()
        .isInstanceOf(StaleCheckpoint.class);
    nothingIsThere();
    subject().accepted(writer.submit(everything()));
    assertThat(subject().events()).hasSize(2);
  }

  @Test
  default void LOG6_nothing_of_a_unit_is_there_when_a_command_is_refused() throws Exception {
    LogWriter writer = subject().writer();
    List<AddressedCommand<?, ?, ?, ?>> commands =
        List.of(
            LogUnderTest.to("a", new TallyCommand.Remind(DUE)),
            LogUnderTest.to("a", new TallyCommand.Wish("target")),
            LogUnderTest.to("b", new TallyCommand.Add(Tally.SUM_MAX + 1)));
    assertThat(subject().get(writer.submit(everything(commands))))
        .isInstanceOf(Outcome.Refused.class);
    nothingIsThere();
    subject().accepted(writer.submit(everything()));
    assertThat(subject().events()).hasSize(2);
  }

  @Test
  default void LOG6_a_deadline_is_replaced_and_cleared_by_later_decisions() throws Exception {
    LogWriter writer = subject().writer();
    var remind = new TallyCommand.Remind(DUE);
    subject().accepted(writer.submit(LogUnderTest.unit("a", remind)));
    var sooner = new TallyCommand.Remind(DUE.minusSeconds(60));
    subject().accepted(writer.submit(LogUnderTest.unit("a", sooner)));
    assertThat(subject().fixture().deadlines()).containsEntry("tally-a", DUE.minusSeconds(60));
    subject().accepted(writer.submit(LogUnderTest.unit("a", new TallyCommand.Ring(DUE))));
    assertThat(subject().fixture().deadlines()).isEmpty();
  }

  @Test
  default void LOG6_an_effect_ends_with_the_events_of_its_outcome() throws Exception {
    LogWriter writer = subject().writer();
    List<UUID> effects = new CopyOnWriteArrayList<>();
    writer.listen(changes -> changes.effects().forEach(effect -> effects.add(effect.id())));
    subject().accepted(writer.submit(LogUnderTest.unit("a", new TallyCommand.Wish("target"))));
    var done = new Together.EffectDone(effects.getFirst());
    Unit refused = LogUnderTest.unit("a", new TallyCommand.Add(Tally.SUM_MAX + 1)).with(done);
    assertThat(subject().get(writer.submit(refused))).isInstanceOf(Outcome.Refused.class);
    assertThat(subject().fixture().effects()).hasSize(1);
    Unit told = LogUnderTest.unit("a", new TallyCommand.Called("fine")).with(done);
    subject().accepted(writer.submit(told));
    assertThat(subject().fixture().effects()).isEmpty();
  }

  @Test
  default void SUB2_a_checkpoint_moves_only_from_where_it_is() throws Exception {
    LogWriter writer = subject().writer();
    LogWriter zombie = subject().anotherWriter();
    subject().accepted(writer.submit(moving(0, 3)));
    subject().accepted(writer.submit(moving(3, 5)));
    for (long from : new long[] {0, 3, 4, 6}) {
      assertThatThrownBy(() -> subject().get(zombie.submit(moving(from, 9))))
          .cause()
          .isInstanceOf(StaleCheckpoint.class);
    }
    assertThat(subject().events()).hasSize(2);
    assertThat(subject().log().checkpoint("reader")).contains(5L);
  }

  private static Unit moving(long from, long to) {
    return LogUnderTest.unit("a", new TallyCommand.Add(1))
        .with(new Together.Checkpoint("reader", from, to));
  }

  private static Unit everything() {
    return everything(
        List.of(
            LogUnderTest.to("a", new TallyCommand.Remind(DUE)),
            LogUnderTest.to("a", new TallyCommand.Wish("target"))));
  }

  private static Unit everything(List<AddressedCommand<?, ?, ?, ?>> commands) {
    return Unit.of(commands, Metadata.of("test"))
        .with(new Together.Once(new IdempotencyKey("scope", "sha"), _ -> "answer"))
        .with(new Together.Checkpoint("reader", 0, 7));
  }

  private int answers() {
    try (LogTransaction transaction = subject().log().begin()) {
      return transaction.lock(List.of("scope"), List.of()).answers().size();
    }
  }

  private void nothingIsThere() {
    assertThat(subject().events()).isEmpty();
    assertThat(answers()).isZero();
    assertThat(subject().fixture().effects()).isEmpty();
    assertThat(subject().fixture().deadlines()).isEmpty();
    assertThat(subject().log().checkpoint("reader")).isEmpty();
  }
}

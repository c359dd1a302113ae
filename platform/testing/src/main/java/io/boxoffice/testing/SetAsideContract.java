package io.boxoffice.testing;

import static io.boxoffice.testing.PlatformsUnderTest.SALES;
import static io.boxoffice.testing.PlatformsUnderTest.submit;
import static io.boxoffice.testing.PlatformsUnderTest.versionsSeen;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.core.PermanentFailure;
import io.boxoffice.messaging.ParkedEvent;
import io.boxoffice.messaging.ParkedEvent.State;
import io.boxoffice.messaging.Projection;
import io.boxoffice.messaging.Reaction;
import io.boxoffice.testing.PlatformsUnderTest.Installation;
import io.boxoffice.testing.tally.Tally;
import io.boxoffice.testing.tally.TallyCommand;
import io.boxoffice.testing.tally.TallyEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Events that fail are set aside, and their key with them (SUB5).
interface SetAsideContract extends SubscriptionContract {

  @Test
  default void SUB5_a_passing_failure_is_tried_again_later_and_later() {
    var failures = new AtomicInteger(3);
    Installation process =
        failing(
            () -> {
              if (failures.getAndDecrement() > 0) {
                throw new PassingFailure("busy");
              }
            });
    submit(process, "bad", new TallyCommand.Add(1));
    submit(process, "bad", new TallyCommand.Add(1));
    submit(process, "good", new TallyCommand.Add(1));
    subject().await("tried twice", () -> list(process).stream().anyMatch(p -> p.tries() >= 2));
    assertThat(versionsSeen(process, "rows", "tally-good")).containsExactly(1L);
    subject().await("both arrive", () -> versionsSeen(process, "rows", "tally-bad").size() == 2);
    assertThat(versionsSeen(process, "rows", "tally-bad")).containsExactly(1L, 2L);
    subject().await("none is left", () -> list(process).isEmpty());
  }

  @Test
  default void SUB5_a_permanent_failure_waits_for_an_operator_and_its_key_behind_it() {
    var broken = new AtomicBoolean(true);
    Installation process =
        failing(
            () -> {
              if (broken.get()) {
                throw new PermanentFailure("nonsense");
              }
            });
    for (int i = 0; i < 4; i++) {
      submit(process, "bad", new TallyCommand.Add(1));
      submit(process, "good", new TallyCommand.Add(1));
    }
    subject().await("all wait", () -> list(process).size() == 4);
    subject().await("others flow", () -> versionsSeen(process, "rows", "tally-good").size() == 4);
    ParkedEvent parked = parked(process);
    assertThat(parked.event().version()).isEqualTo(1);
    assertThat(parked.reason()).contains("nonsense");
    assertThat(parked.subscription()).isEqualTo("rows");
    assertThat(process.books().desk().find(parked.id())).contains(parked);
    assertThat(process.books().desk().parked(Optional.of(State.WAITING))).hasSize(3);
    broken.set(false);
    assertThat(process.books().desk().retry(parked.id())).isTrue();
    subject().await("all arrive", () -> list(process).isEmpty());
    submit(process, "bad", new TallyCommand.Add(1));
    subject().await("later too", () -> versionsSeen(process, "rows", "tally-bad").size() == 5);
    assertThat(versionsSeen(process, "rows", "tally-bad")).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  default void SUB5_an_event_that_an_operator_drops_lets_its_key_go_on() {
    var first = new AtomicBoolean(true);
    Installation process =
        failing(
            () -> {
              if (first.getAndSet(false)) {
                throw new PermanentFailure("nonsense");
              }
            });
    submit(process, "bad", new TallyCommand.Add(1));
    // Alone: in a batch it would be tried twice, and the second time it is sound.
    subject().await("the first is parked", () -> list(process).size() == 1);
    submit(process, "bad", new TallyCommand.Add(1));
    submit(process, "bad", new TallyCommand.Add(1));
    subject().await("all wait", () -> list(process).size() == 3);
    ParkedEvent parked = parked(process);
    assertThat(process.books().desk().drop(parked.id(), "a test")).isTrue();
    subject().await("others go on", () -> versionsSeen(process, "rows", "tally-bad").size() == 2);
    assertThat(versionsSeen(process, "rows", "tally-bad")).containsExactly(2L, 3L);
    ParkedEvent dropped = process.books().desk().find(parked.id()).orElseThrow();
    assertThat(dropped.state()).isEqualTo(State.DROPPED);
    assertThat(dropped.dropReason()).isEqualTo("a test");
    assertThat(dropped.reason()).contains("nonsense");
    assertThat(list(process)).isEmpty();
    assertThat(process.books().desk().parked(Optional.of(State.DROPPED))).hasSize(1);
    assertThat(process.books().desk().drop(parked.id(), "again")).isFalse();
    assertThat(process.books().desk().retry(parked.id())).isFalse();
  }

  @Test
  default void SUB5_a_reactions_refused_command_is_parked_and_can_be_tried_again() {
    var amount = new AtomicLong(Tally.SUM_MAX + 1);
    Installation process = subject().open();
    process
        .books()
        .subscribe(
            Reaction.named("commands")
                .on(
                    SALES,
                    TallyEvent.Added.class,
                    event ->
                        List.of(
                            LogUnderTest.to(
                                event.streamId(), new TallyCommand.Add(amount.get())))));
    process.start();
    submit(process, "bad", new TallyCommand.Add(1));
    submit(process, "bad", new TallyCommand.Add(1));
    subject().await("both wait", () -> list(process).size() == 2);
    ParkedEvent parked = parked(process);
    assertThat(parked.reason()).contains("too-much");
    amount.set(7);
    assertThat(process.books().desk().retry(parked.id())).isTrue();
    subject().await("both have happened", () -> list(process).isEmpty());
    assertThat(process.books().aggregates().find(Tally.TYPE, "bad").orElseThrow().state().sum())
        .isEqualTo(14);
  }

  @Test
  default void SUB5_what_is_set_aside_stays_so_after_a_restart() {
    Installation process =
        failing(
            () -> {
              throw new PermanentFailure("nonsense");
            });
    submit(process, "bad", new TallyCommand.Add(1));
    subject().await("it waits", () -> list(process).size() == 1);
    subject().crash();
    Installation next = failing(() -> {});
    submit(next, "bad", new TallyCommand.Add(1));
    subject().await("the next waits behind it", () -> list(next).size() == 2);
    assertThat(next.books().desk().retry(parked(next).id())).isTrue();
    subject().await("both arrive", () -> versionsSeen(next, "rows", "tally-bad").size() == 2);
    assertThat(versionsSeen(next, "rows", "tally-bad")).containsExactly(1L, 2L);
  }

  /// A process whose projection fails for events of one key as it is told.
  private Installation failing(Runnable ofBad) {
    Installation process = subject().open();
    process
        .books()
        .subscribe(
            Projection.named("rows")
                .on(
                    SALES,
                    TallyEvent.Added.class,
                    (event, rows) -> {
                      PlatformsUnderTest.see("rows", event, rows);
                      if (event.key().equals("tally-bad")) {
                        ofBad.run();
                      }
                    }));
    return process.start();
  }

  private static List<ParkedEvent> list(Installation process) {
    return process.books().desk().parked(Optional.empty());
  }

  private static ParkedEvent parked(Installation process) {
    List<ParkedEvent> parked = process.books().desk().parked(Optional.of(State.PARKED));
    assertThat(parked).hasSize(1);
    return parked.getFirst();
  }
}

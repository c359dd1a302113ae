package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.eventlog.IdempotencyKey;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Together;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.testing.tally.Tally;
import io.boxoffice.testing.tally.TallyCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Commands from outside, which carry a key.
interface IdempotencyContract extends LogContract {

  @Test
  default void the_same_key_and_body_get_the_first_answer_and_nothing_happens_twice()
      throws Exception {
    subject().accepted(subject().writer().submit(unit("key", "body", 5)));
    LogWriter restarted = subject().anotherWriter();
    assertThat(subject().get(restarted.submit(unit("key", "body", 5))))
        .isEqualTo(new Outcome.Repeated("answer at version 1"));
    assertThat(subject().events()).hasSize(1);
  }

  @Test
  default void fifty_equal_requests_at_once_happen_once() throws Exception {
    List<LogWriter> writers = List.of(subject().writer(), subject().anotherWriter());
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      outcomes.add(writers.get(i % 2).submit(unit("key", "body", 5)));
    }
    int accepted = 0;
    for (CompletableFuture<Outcome> outcome : outcomes) {
      switch (subject().get(outcome)) {
        case Outcome.Accepted _ -> accepted++;
        case Outcome.Repeated(var answer) -> assertThat(answer).isEqualTo("answer at version 1");
        case Outcome.Refused _, Outcome.Stale _, Outcome.KeyReused _ ->
            throw new AssertionError("not the same");
      }
    }
    assertThat(accepted).isEqualTo(1);
    assertThat(subject().events()).hasSize(1);
  }

  @Test
  default void the_same_key_with_another_body_is_told_so() throws Exception {
    LogWriter writer = subject().writer();
    subject().accepted(writer.submit(unit("key", "body", 5)));
    assertThat(subject().get(writer.submit(unit("key", "other", 6))))
        .isEqualTo(new Outcome.KeyReused());
    assertThat(subject().events()).hasSize(1);
  }

  @Test
  default void a_refusal_is_not_stored_but_decided_anew() throws Exception {
    LogWriter writer = subject().writer();
    assertThat(subject().get(writer.submit(unit("key", "body", Tally.SUM_MAX + 1))))
        .isInstanceOf(Outcome.Refused.class);
    subject().accepted(writer.submit(unit("key", "body", 5)));
    assertThat(subject().events()).hasSize(1);
  }

  @Test
  default void a_key_is_forgotten_after_24_hours() throws Exception {
    LogWriter writer = subject().writer();
    subject().accepted(writer.submit(unit("key", "body", 5)));
    subject().clock().advance(Duration.ofHours(24).minusMillis(1));
    assertThat(subject().get(writer.submit(unit("key", "body", 5))))
        .isInstanceOf(Outcome.Repeated.class);
    subject().clock().advance(Duration.ofMillis(1));
    subject().accepted(writer.submit(unit("key", "other", 5)));
    assertThat(subject().get(writer.submit(unit("key", "other", 5))))
        .isEqualTo(new Outcome.Repeated("answer at version 2"));
  }

  private static Unit unit(String key, String body, long amount) {
    return LogUnderTest.unit("a", new TallyCommand.Add(amount))
        .with(
            new Together.Once(
                new IdempotencyKey(key, body),
                accepted -> "answer at version " + accepted.decisions().getFirst().version()));
  }
}

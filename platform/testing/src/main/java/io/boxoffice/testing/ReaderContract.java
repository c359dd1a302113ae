package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.testing.tally.TallyCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Readers that follow a log while others append.
interface ReaderContract extends LogContract {
  int WRITERS = 3;
  int UNITS_EACH = 150;
  int STREAMS = 7;

  @Test
  default void LOG3_readers_never_miss_an_event_while_many_append_and_some_abort()
      throws Exception {
    var looks = new AtomicLong();
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    BooleanSupplier written = () -> outcomes.stream().allMatch(CompletableFuture::isDone);
    List<LogWriter> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(subject().anotherWriter());
    }
    EventLog slow = subject().fixture().another();
    for (int i = 0; i < UNITS_EACH; i++) {
      for (LogWriter writer : writers) {
        outcomes.add(
            writer.submit(LogUnderTest.unit("s" + i % STREAMS, new TallyCommand.AddOnes(1))));
      }
    }
    var first = start(() -> follow(subject().fixture().another(), looks, written));
    var second = start(() -> follow(subject().fixture().another(), looks, written));
    // A reader that fails looks no more; then its failure is told below, not a time-out here.
    BooleanSupplier over = () -> written.getAsBoolean() || first.isDone() || second.isDone();
    var aborting = start(() -> abortSlowly(slow, looks, over));
    for (CompletableFuture<Outcome> outcome : outcomes) {
      subject().accepted(outcome);
    }
    assertThat(subject().get(aborting)).isPositive();
    List<StoredEvent> all = subject().events();
    assertThat(all).hasSize(WRITERS * UNITS_EACH);
    assertThat(subject().get(first)).containsExactlyElementsOf(all);
    assertThat(subject().get(second)).containsExactlyElementsOf(all);
    Map<String, Long> versions = new HashMap<>();
    all.forEach(
        event ->
            assertThat(event.version()).isEqualTo(versions.merge(event.stream(), 1L, Long::sum)));
  }

  /// Holds the log while readers look several times, and aborts: again and again.
  private long abortSlowly(EventLog log, AtomicLong looks, BooleanSupplier over) {
    long aborted = 0;
    do {
      try (LogTransaction transaction = log.begin()) {
        long until = looks.get() + 4;
        transaction.lock(List.of(), List.of("any"));
        Await.until(
            subject().patience(),
            "readers look",
            () -> looks.get() >= until || over.getAsBoolean());
        aborted++;
      }
    } while (!over.getAsBoolean());
    return aborted;
  }

  /// Reads behind what it read before, until a look after the last write finds nothing.
  private static List<StoredEvent> follow(EventLog log, AtomicLong looks, BooleanSupplier written) {
    List<StoredEvent> seen = new ArrayList<>();
    long position = 0;
    boolean last = false;
    while (true) {
      List<StoredEvent> found = log.after(position, Set.of(), 100);
      looks.incrementAndGet();
      if (found.isEmpty() && last) {
        return seen;
      }
      last = written.getAsBoolean();
      for (StoredEvent event : found) {
        assertThat(event.position()).isGreaterThan(position);
        position = event.position();
        seen.add(event);
      }
    }
  }

  private static <T> CompletableFuture<T> start(Supplier<T> work) {
    var result = new CompletableFuture<T>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                result.complete(work.get());
              } catch (RuntimeException | AssertionError failure) {
                // A named edge: the failure is told to who waits for the result.
                result.completeExceptionally(failure);
              }
            });
    return result;
  }
}

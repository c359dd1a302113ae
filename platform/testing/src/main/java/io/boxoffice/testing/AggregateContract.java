package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.eventlog.Aggregates.Versioned;
import io.boxoffice.eventlog.EventLog.StoredSnapshot;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.eventlog.WriterLimits;
import io.boxoffice.testing.tally.Tally;
import io.boxoffice.testing.tally.TallyCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Aggregates under the writer.
interface AggregateContract extends LogContract {

  @Test
  default void AGG1_commands_of_one_stream_are_decided_one_after_another() throws Exception {
    LogWriter writer = subject().writer();
    long amount = Tally.SUM_MAX / 10;
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      outcomes.add(writer.submit(LogUnderTest.unit("a", new TallyCommand.Add(amount))));
    }
    int accepted = 0;
    for (CompletableFuture<Outcome> outcome : outcomes) {
      accepted += subject().get(outcome) instanceof Outcome.Accepted ? 1 : 0;
    }
    assertThat(accepted).isEqualTo(10);
    assertThat(subject().events()).hasSize(10);
    assertThat(sum(writer, "a")).isEqualTo(Tally.SUM_MAX);
  }

  @Test
  default void AGG2_two_processes_may_write_one_stream() throws Exception {
    List<LogWriter> writers = List.of(subject().writer(), subject().anotherWriter());
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      for (LogWriter writer : writers) {
        outcomes.add(writer.submit(LogUnderTest.unit("a", new TallyCommand.Add(1))));
      }
    }
    for (CompletableFuture<Outcome> outcome : outcomes) {
      subject().accepted(outcome);
    }
    assertThat(subject().events())
        .extracting(StoredEvent::version)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 300).boxed().toList());
    for (LogWriter writer : writers) {
      assertThat(sum(writer, "a")).isEqualTo(300);
    }
  }

  @Test
  default void AGG2_what_another_process_appended_counts_in_the_next_decision() throws Exception {
    LogWriter one = subject().writer();
    LogWriter two = subject().anotherWriter();
    subject().accepted(one.submit(LogUnderTest.unit("a", new TallyCommand.Add(1))));
    for (int i = 0; i < 3; i++) {
      var most = new TallyCommand.Add(Tally.SUM_MAX / 4);
      subject().accepted(two.submit(LogUnderTest.unit("a", most)));
    }
    // Hears of the other's events while it decides on something else.
    subject().accepted(one.submit(LogUnderTest.unit("b", new TallyCommand.Add(1))));
    var more = LogUnderTest.unit("a", new TallyCommand.Add(Tally.SUM_MAX / 4));
    assertThat(subject().get(one.submit(more))).isInstanceOf(Outcome.Refused.class);
    assertThat(sum(one, "a")).isEqualTo(sum(two, "a")).isEqualTo(1 + Tally.SUM_MAX / 4 * 3);
  }

  @Test
  default void AGG2_what_another_process_appended_is_known_also_to_who_would_refuse()
      throws Exception {
    LogWriter one = subject().writer();
    LogWriter two = subject().anotherWriter();
    var full = LogUnderTest.unit("a", new TallyCommand.Add(Tally.SUM_MAX));
    subject().accepted(one.submit(full));
    subject().accepted(two.submit(LogUnderTest.unit("a", new TallyCommand.Add(-1))));
    // Hears of it while it decides on something else. A refusal appends nothing, so no version
    // would tell that it came from an old state.
    subject().accepted(one.submit(LogUnderTest.unit("b", new TallyCommand.Add(1))));
    subject().accepted(one.submit(LogUnderTest.unit("a", new TallyCommand.Add(1))));
    assertThat(sum(one, "a")).isEqualTo(Tally.SUM_MAX);
  }

  @Test
  default void AGG2_a_refusal_is_not_told_from_what_was_so_before_another_process_appended()
      throws Exception {
    LogWriter one = subject().writer();
    LogWriter two = subject().anotherWriter();
    var full = LogUnderTest.unit("a", new TallyCommand.Add(Tally.SUM_MAX));
    subject().accepted(one.submit(full));
    subject().accepted(two.submit(LogUnderTest.unit("a", new TallyCommand.Add(-1))));
    // The first to hear of it, and by nothing that it would append.
    subject().accepted(one.submit(LogUnderTest.unit("a", new TallyCommand.Add(1))));
    assertThat(sum(one, "a")).isEqualTo(Tally.SUM_MAX);
  }

  @Test
  default void AGG2_a_reader_does_not_bring_back_what_was_before_another_process_appended()
      throws Exception {
    LogWriter other = subject().anotherWriter();
    subject().accepted(other.submit(LogUnderTest.unit("a", new TallyCommand.Add(Tally.SUM_MAX))));
    var stalling = new StallingLog(subject().log(), 2); // The first loads, the second catches up.
    LogWriter writer = subject().writer(stalling, WriterLimits.defaults());
    var reader = new FutureTask<>(() -> sum(writer, "a"));
    Thread.ofVirtual().start(reader);
    stalling.awaitStalled();
    subject().accepted(other.submit(LogUnderTest.unit("a", new TallyCommand.Add(-1))));
    subject().accepted(writer.submit(LogUnderTest.unit("b", new TallyCommand.Add(1))));
    stalling.release();
    assertThat(reader.get()).isEqualTo(Tally.SUM_MAX);
    subject().accepted(writer.submit(LogUnderTest.unit("a", new TallyCommand.Add(1))));
  }

  @Test
  default void AGG2_a_writer_asks_for_the_lock_before_it_decides_only_while_others_append()
      throws Exception {
    var counted = new CountingLog(subject().log());
    LogWriter writer = subject().writer(counted, WriterLimits.defaults());
    add(writer, 3);
    assertThat(counted.locks()).isZero();
    add(subject().anotherWriter(), 1);
    add(writer, 1); // Finds that it is not alone,
    assertThat(counted.locks()).isEqualTo(1);
    add(writer, 1); // and that it is,
    assertThat(counted.locks()).isEqualTo(2);
    add(writer, 3);
    assertThat(counted.locks()).isEqualTo(2);
    assertThat(sum(writer, "a")).isEqualTo(9);
  }

  @Test
  default void of_commands_at_once_for_one_version_exactly_one_is_accepted() throws Exception {
    List<LogWriter> writers = List.of(subject().writer(), subject().anotherWriter());
    subject().accepted(writers.getFirst().submit(LogUnderTest.unit("a", new TallyCommand.Add(1))));
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      outcomes.add(writers.get(i % 2).submit(LogUnderTest.unitAt(1, "a", new TallyCommand.Add(1))));
    }
    int accepted = 0;
    for (CompletableFuture<Outcome> outcome : outcomes) {
      switch (subject().get(outcome)) {
        case Outcome.Accepted _ -> accepted++;
        case Outcome.Stale(var version) -> assertThat(version).isEqualTo(2);
        case Outcome other -> throw new AssertionError("not expected: " + other);
      }
    }
    assertThat(accepted).isEqualTo(1);
    assertThat(subject().events()).hasSize(2);
  }

  @Test
  default void a_command_for_another_version_leaves_no_trace_whatever_it_would_have_become()
      throws Exception {
    LogWriter writer = subject().writer();
    assertThat(subject().get(writer.submit(LogUnderTest.unitAt(1, "a", new TallyCommand.Add(1)))))
        .isEqualTo(new Outcome.Stale(0));
    var refused = LogUnderTest.unitAt(1, "a", new TallyCommand.Add(Tally.SUM_MAX + 1));
    assertThat(subject().get(writer.submit(refused))).isEqualTo(new Outcome.Stale(0));
    assertThat(subject().events()).isEmpty();
    subject().accepted(writer.submit(LogUnderTest.unitAt(0, "a", new TallyCommand.Add(1))));
    assertThat(subject().events()).hasSize(1);
  }

  @Test
  default void AGG3_a_state_is_the_same_with_and_without_its_snapshot() throws Exception {
    LogWriter writer = subject().writer();
    add(writer, 25);
    Await.until(
        subject().patience(),
        "a snapshot is kept",
        () -> snapshot().stream().anyMatch(kept -> kept.version() >= 10));
    assertThat(sum(subject().anotherWriter(), "a")).isEqualTo(25);
    subject().fixture().deleteSnapshots();
    assertThat(snapshot()).isEmpty();
    assertThat(sum(subject().anotherWriter(), "a")).isEqualTo(25);
    add(writer, 5);
    assertThat(sum(writer, "a")).isEqualTo(30);
  }

  @Test
  default void AGG3_only_a_snapshot_of_the_same_schema_is_used() throws Exception {
    add(subject().writer(), 3);
    List<String> state = new Tally(1000, Instant.EPOCH, 0).parts();
    var now = subject().clock().instant();
    subject().log().save(new StoredSnapshot("tally-a", 2, 1, state, now));
    assertThat(sum(subject().anotherWriter(), "a")).isEqualTo(1001);
    subject().log().save(new StoredSnapshot("tally-a", 2, 99, state, now));
    assertThat(sum(subject().anotherWriter(), "a")).isEqualTo(3);
  }

  @Test
  default void AGG3_a_snapshot_takes_the_place_of_all_parts_of_the_one_before() {
    var now = subject().clock().instant();
    subject().log().save(new StoredSnapshot("tally-a", 5, 1, List.of("a", "b", "c"), now));
    subject().log().save(new StoredSnapshot("tally-b", 5, 1, List.of("other"), now));
    Iterator<String> once = List.of("x", "y").iterator();
    subject().log().save(new StoredSnapshot("tally-a", 9, 2, () -> once, now));
    assertThat(snapshot()).singleElement().matches(kept -> kept.version() == 9);
    assertThat(snapshot().getFirst().parts()).containsExactly("x", "y");
  }

  @Test
  default void AGG3_a_snapshot_that_fails_halfway_leaves_the_one_before() {
    var now = subject().clock().instant();
    subject().log().save(new StoredSnapshot("tally-a", 5, 1, List.of("a", "b"), now));
    Iterable<String> failing = () -> Stream.of("x", "y").map(AggregateContract::onlyX).iterator();
    var broken = new StoredSnapshot("tally-a", 9, 1, failing, now);
    assertThatThrownBy(() -> subject().log().save(broken))
        .isInstanceOf(IllegalStateException.class);
    assertThat(snapshot()).singleElement().matches(kept -> kept.version() == 5);
    assertThat(snapshot().getFirst().parts()).containsExactly("a", "b");
  }

  @Test
  default void AGG3_states_may_leave_the_cache_at_any_time() throws Exception {
    LogWriter writer =
        subject().writer(subject().log(), new WriterLimits(10_000, 2, Duration.ofMillis(2)));
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 10; i++) {
        outcomes.add(writer.submit(LogUnderTest.unit("s" + i, new TallyCommand.Add(1))));
      }
      subject().get(outcomes.getLast());
    }
    for (CompletableFuture<Outcome> outcome : outcomes) {
      subject().accepted(outcome);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(sum(writer, "s" + i)).isEqualTo(20);
    }
  }

  /// What a restart takes follows from how much it reads; the time itself is measured by a bench.
  @Test
  default void AGG4_after_a_restart_only_what_follows_the_snapshot_is_read() throws Exception {
    LogWriter writer = subject().writer();
    int events = 95;
    add(writer, events);
    while (snapshot().stream().noneMatch(kept -> kept.version() >= 50) && events < 1_000) {
      add(writer, 10); // A snapshot that comes due while one is being written is left out.
      events += 10;
    }
    writer.close(); // No snapshot is under way any more.
    long kept = snapshot().getFirst().version();
    assertThat(kept).isGreaterThanOrEqualTo(50);
    var counted = new CountingLog(subject().fixture().another());
    LogWriter restarted = subject().writer(counted, WriterLimits.defaults());
    assertThat(sum(restarted, "a")).isEqualTo(events);
    assertThat(counted.eventsRead()).isEqualTo(events - kept);
    add(restarted, 1);
    assertThat(sum(restarted, "a")).isEqualTo(events + 1);
  }

  @Test
  default void a_clock_that_goes_back_never_takes_a_stream_back_in_time() throws Exception {
    LogWriter writer = subject().writer();
    for (Duration jump : List.of(Duration.ZERO, Duration.ofHours(-3), Duration.ofHours(1))) {
      subject().clock().advance(jump);
      var command = Tally.TYPE.command("a", TallyCommand.Clock::new);
      subject().accepted(writer.submit(Unit.of(command, Metadata.of("test"))));
    }
    List<StoredEvent> events = subject().events();
    assertThat(events)
        .hasSize(3)
        .extracting(StoredEvent::recordedAt)
        .containsOnly(events.getFirst().recordedAt());
    assertThat(events).allMatch(event -> event.data().contains(event.recordedAt().toString()));
  }

  @Test
  default void the_history_of_an_aggregate_can_be_read_as_of_a_time() throws Exception {
    LogWriter writer = subject().writer();
    add(writer, 2);
    var before = subject().clock().instant();
    subject().clock().advance(Duration.ofMinutes(1));
    add(writer, 1);
    var aggregates = writer.aggregates();
    assertThat(aggregates.find(Tally.TYPE, "a", before).map(Versioned::version)).contains(2L);
    assertThat(aggregates.find(Tally.TYPE, "a", before.minusSeconds(1))).isEmpty();
    assertThat(aggregates.history(Tally.TYPE, "a")).hasSize(3);
    assertThat(aggregates.find(Tally.TYPE, "nobody")).isEmpty();
  }

  @Test
  default void AGG3_a_new_state_is_kept_though_others_were_used_more_often() throws Exception {
    var counted = new CountingLog(subject().log());
    LogWriter writer =
        subject().writer(counted, new WriterLimits(10_000, 50, Duration.ofMillis(2)));
    for (int round = 0; round < 5; round++) {
      addToEach(writer, "old", 50);
    }
    addToEach(writer, "new", 20);
    addToEach(writer, "new", 20);
    assertThat(subject().events()).hasSize(5 * 50 + 2 * 20);
    assertThat(counted.eventsRead()).isZero();
  }

  @Test
  default void those_who_read_at_the_same_time_share_a_read() throws Exception {
    addToEach(subject().writer(), "s", 20);
    var gated = new GatedLog(subject().log());
    List<FutureTask<Integer>> readers = readersThatWait(gated, 20);
    gated.open();
    for (FutureTask<Integer> reader : readers) {
      assertThat(reader.get()).isEqualTo(1);
    }
    assertThat(gated.reads()).isBetween(2, 5);
  }

  @Test
  default void a_shared_read_that_fails_is_told_to_all_who_asked() throws Exception {
    addToEach(subject().writer(), "s", 20);
    var gated = new GatedLog(subject().log());
    List<FutureTask<Integer>> readers = readersThatWait(gated, 20);
    gated.fails(true);
    gated.open();
    for (FutureTask<Integer> reader : readers) {
      assertThatThrownBy(reader::get).hasRootCauseMessage("the read failed");
    }
    gated.fails(false);
    var again = subject().writer(gated, WriterLimits.defaults()).aggregates();
    assertThat(again.history(Tally.TYPE, "s0")).hasSize(1);
  }

  /// Readers of the streams `s0` and so on, all of which have asked and wait.
  private List<FutureTask<Integer>> readersThatWait(GatedLog gated, int count) {
    var aggregates = subject().writer(gated, WriterLimits.defaults()).aggregates();
    List<FutureTask<Integer>> readers = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "s" + i;
      readers.add(new FutureTask<>(() -> aggregates.history(Tally.TYPE, id).size()));
      threads.add(Thread.ofVirtual().start(readers.getLast()));
    }
    Await.until(
        subject().patience(),
        "all wait",
        () -> threads.stream().allMatch(reader -> reader.getState() == Thread.State.WAITING));
    return readers;
  }

  private void addToEach(LogWriter writer, String name, int count) throws Exception {
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      outcomes.add(writer.submit(LogUnderTest.unit(name + i, new TallyCommand.Add(1))));
    }
    for (CompletableFuture<Outcome> outcome : outcomes) {
      subject().accepted(outcome);
    }
  }

  private void add(LogWriter writer, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      var command = Tally.KEPT.command("a", _ -> new TallyCommand.Add(1));
      subject().accepted(writer.submit(Unit.of(command, Metadata.of("test"))));
    }
  }

  private static String onlyX(String part) {
    if (part.equals("x")) {
      return part;
    }
    throw new IllegalStateException("this part can't be made");
  }

  private List<StoredSnapshot> snapshot() {
    return List.copyOf(subject().log().snapshots(List.of("tally-a")).values());
  }

  private static long sum(LogWriter writer, String id) {
    return writer.aggregates().find(Tally.KEPT, id).map(found -> found.state().sum()).orElse(-1L);
  }
}

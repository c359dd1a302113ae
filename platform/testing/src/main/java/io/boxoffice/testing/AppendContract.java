package io.boxoffice.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.core.Ids;
import io.boxoffice.eventlog.AppendResult;
import io.boxoffice.eventlog.AppendResult.VersionConflict;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Appends by themselves: versions, and what is read back.
interface AppendContract extends LogContract {

  @Test
  default void LOG2_an_append_that_continues_a_stream_is_recorded() {
    assertThat(append("a", 1, 2)).isInstanceOf(AppendResult.Appended.class);
    assertThat(append("a", 3, 1)).isInstanceOf(AppendResult.Appended.class);
    assertThat(subject().events()).extracting(StoredEvent::version).containsExactly(1L, 2L, 3L);
  }

  @Test
  default void LOG2_a_version_that_is_too_low_is_a_conflict_and_leaves_no_trace() {
    append("a", 1, 2);
    assertThat(append("a", 2, 1)).isEqualTo(new VersionConflict("a", 1, 2));
    assertThat(append("a", 1, 1)).isEqualTo(new VersionConflict("a", 0, 2));
    assertThat(subject().events()).hasSize(2);
  }

  @Test
  default void LOG2_a_version_that_is_too_high_is_a_conflict_and_leaves_no_trace() {
    append("a", 1, 1);
    assertThat(append("a", 3, 1)).isEqualTo(new VersionConflict("a", 2, 1));
    assertThat(append("b", 2, 1)).isEqualTo(new VersionConflict("b", 1, 0));
    assertThat(subject().events()).hasSize(1);
  }

  @Test
  default void LOG2_a_log_works_on_after_a_conflict() {
    append("a", 1, 1);
    append("a", 1, 1);
    append("a", 2, 1);
    assertThat(subject().events()).extracting(StoredEvent::version).containsExactly(1L, 2L);
  }

  @Test
  default void an_event_is_read_back_as_it_was_written() {
    StoredEvent written = event(1, "a", 1);
    try (LogTransaction transaction = subject().log().begin()) {
      transaction.commit(0, changes(List.of(written)));
    }
    assertThat(subject().events()).containsExactly(written);
    assertThat(subject().log().withKey("key-a", 0, 10)).containsExactly(written);
    assertThat(subject().log().head()).isEqualTo(1);
  }

  @Test
  default void events_are_found_by_type_stream_and_key() {
    append("a", 1, 3);
    append("b", 1, 2);
    var log = subject().log();
    assertThat(log.after(2, Set.of("test.v1"), 2))
        .extracting(StoredEvent::position)
        .containsExactly(3L, 4L);
    assertThat(log.after(0, Set.of("other.v1"), 10)).isEmpty();
    assertThat(log.withKey("key-b", 4, 10)).extracting(StoredEvent::version).containsExactly(2L);
    List<Long> found = new ArrayList<>();
    log.streams(Map.of("a", 1L, "b", 2L, "c", 0L), event -> found.add(event.position()));
    assertThat(found).containsExactly(2L, 3L);
  }

  /// More than a log may read in one go.
  @Test
  default void long_streams_are_read_whole_and_in_order() {
    append("a", 1, 2_500);
    append("b", 1, 4_000);
    append("c", 1, 1);
    Map<String, List<Long>> found = new HashMap<>();
    subject()
        .log()
        .streams(
            Map.of("a", 0L, "b", 1L, "c", 0L),
            event ->
                found.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event.version()));
    assertThat(found)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "a", LongStream.rangeClosed(1, 2_500).boxed().toList(),
                "b", LongStream.rangeClosed(2, 4_000).boxed().toList(),
                "c", List.of(1L)));
  }

  @Test
  default void a_transaction_that_is_closed_without_commit_leaves_no_trace() {
    try (LogTransaction transaction = subject().log().begin()) {
      assertThat(transaction.lock(List.of(), List.of("reader")).checkpoints()).isEmpty();
    }
    assertThat(appendTo(subject().fixture().another())).isInstanceOf(AppendResult.Appended.class);
    assertThat(subject().events()).hasSize(1);
  }

  @Test
  default void LOG3_an_append_that_does_not_continue_the_log_leaves_no_trace() {
    append("a", 1, 2);
    for (long head : new long[] {0, 1, 3}) {
      try (LogTransaction transaction = subject().log().begin()) {
        Changes changes = changes(List.of(event(head + 1, "b", 1)));
        assertThat(transaction.commit(head, changes)).isEqualTo(new AppendResult.HeadMoved(2));
      }
    }
    assertThat(subject().events()).hasSize(2);
    assertThat(subject().log().checkpoint("reader")).contains(2L);
    assertThat(append("b", 1, 1)).isInstanceOf(AppendResult.Appended.class);
  }

  @Test
  default void LOG3_nobody_appends_while_another_holds_the_lock() throws Exception {
    final CompletableFuture<AppendResult> waiting;
    try (LogTransaction transaction = subject().log().begin()) {
      assertThat(transaction.lock(List.of(), List.of()).head()).isZero();
      waiting = CompletableFuture.supplyAsync(() -> appendTo(subject().fixture().another()));
      assertThatThrownBy(() -> waiting.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      transaction.commit(0, changes(List.of(event(1, "a", 1))));
    }
    assertThat(subject().get(waiting)).isEqualTo(new AppendResult.HeadMoved(1));
    assertThat(subject().events()).extracting(StoredEvent::stream).containsExactly("a");
  }

  /// What one who saw an empty log appends.
  private AppendResult appendTo(EventLog log) {
    try (LogTransaction transaction = log.begin()) {
      return transaction.commit(0, changes(List.of(event(1, "b", 1))));
    }
  }

  /// Appends `count` events that continue from `version`.
  private AppendResult append(String stream, long version, int count) {
    try (LogTransaction transaction = subject().log().begin()) {
      List<StoredEvent> events = new ArrayList<>();
      long head = subject().log().head();
      for (int i = 0; i < count; i++) {
        events.add(event(head + 1 + i, stream, version + i));
      }
      return transaction.commit(head, changes(events));
    }
  }

  private StoredEvent event(long position, String stream, long version) {
    var ids = new Ids(subject().clock());
    return new StoredEvent(
        position,
        stream,
        version,
        "key-" + stream,
        ids.next(),
        "test.v1",
        "{\"text\":\"ü €\"}",
        "{\"correlationId\":\"test\"}",
        subject().clock().instant());
  }

  private static Changes changes(List<StoredEvent> events) {
    Map<String, Long> checkpoints = Map.of("reader", events.getLast().position());
    return new Changes(events, List.of(), List.of(), List.of(), Map.of(), checkpoints, List.of());
  }
}

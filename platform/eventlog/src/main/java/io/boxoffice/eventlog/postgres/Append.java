package io.boxoffice.eventlog.postgres;

import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.Changes.WishedEffect;
import io.boxoffice.eventlog.LogTransaction.StoredAnswer;
import io.boxoffice.eventlog.StoredEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// A batch as statements of one round trip: one per table, each with an array per column, so that
/// the server knows it whatever the batch's size.
final class Append {
  private final RoundTrip trip;

  private Append(RoundTrip trip) {
    this.trip = trip;
  }

  /// Adds all that is said in tables of the platform; `rows` of the service are not among it.
  static void add(RoundTrip trip, long head, Changes changes) {
    var append = new Append(trip);
    append.continued(head, changes.events());
    append.events(changes.events());
    append.answers(changes.answers());
    append.effects(changes.effects());
    append.deadlines(changes);
    append.checkpoints(changes.checkpoints());
    append.effectsDone(changes.effectsDone());
  }

  private void continued(long head, List<StoredEvent> events) {
    Map<String, Long> streams = new LinkedHashMap<>();
    events.forEach(event -> streams.putIfAbsent(event.stream(), event.version() - 1));
    trip.run(
        Sql.CONTINUE,
        (statement, index) -> statement.setLong(index, head),
        texts(streams.keySet(), Function.identity()),
        numbers(streams.values(), Long::longValue));
  }

  private void events(List<StoredEvent> events) {
    add(
        Sql.INSERT_EVENTS,
        events,
        numbers(events, StoredEvent::position),
        texts(events, StoredEvent::stream),
        numbers(events, StoredEvent::version),
        texts(events, StoredEvent::key),
        uuids(events, StoredEvent::id),
        texts(events, StoredEvent::type),
        texts(events, StoredEvent::data),
        texts(events, StoredEvent::metadata),
        times(events, StoredEvent::recordedAt));
  }

  private void answers(List<StoredAnswer> answers) {
    add(
        Sql.INSERT_ANSWERS,
        answers,
        texts(answers, StoredAnswer::scope),
        texts(answers, StoredAnswer::bodySha256),
        texts(answers, StoredAnswer::answer),
        times(answers, StoredAnswer::givenAt));
  }

  private void effects(List<WishedEffect> effects) {
    add(
        Sql.INSERT_EFFECTS,
        effects,
        uuids(effects, WishedEffect::id),
        texts(effects, WishedEffect::kind),
        texts(effects, WishedEffect::stream),
        texts(effects, WishedEffect::payload),
        texts(effects, WishedEffect::metadata),
        times(effects, WishedEffect::dueAt));
  }

  private void deadlines(Changes changes) {
    Map<String, Instant> set = new TreeMap<>();
    List<String> cleared = new ArrayList<>();
    changes
        .deadlines()
        .forEach(
            (stream, at) ->
                at.ifPresentOrElse(due -> set.put(stream, due), () -> cleared.add(stream)));
    add(
        Sql.SET_DEADLINES,
        set.keySet(),
        texts(set.keySet(), Function.identity()),
        times(set.values(), Function.identity()));
    add(Sql.CLEAR_DEADLINES, cleared, texts(cleared, Function.identity()));
  }

  private void checkpoints(Map<String, Long> checkpoints) {
    add(
        Sql.MOVE_CHECKPOINTS,
        checkpoints.keySet(),
        texts(checkpoints.keySet(), Function.identity()),
        numbers(checkpoints.values(), Long::longValue));
  }

  private void effectsDone(List<UUID> done) {
    add(Sql.EFFECTS_DONE, done, uuids(done, Function.identity()));
  }

  private void add(String sql, Collection<?> rows, RoundTrip.Parameter... columns) {
    if (!rows.isEmpty()) {
      trip.run(sql, columns);
    }
  }

  private static <T> RoundTrip.Parameter texts(Collection<T> rows, Function<T, String> of) {
    return Rows.array("text", rows.stream().map(of).toArray(String[]::new));
  }

  private static <T> RoundTrip.Parameter uuids(Collection<T> rows, Function<T, UUID> of) {
    return Rows.array("uuid", rows.stream().map(of).toArray(UUID[]::new));
  }

  private static <T> RoundTrip.Parameter numbers(Collection<T> rows, ToLongFunction<T> of) {
    return Rows.array("bigint", rows.stream().map(of::applyAsLong).toArray(Long[]::new));
  }

  /// Microseconds of the epoch: exact, and shorter than a time's text.
  private static <T> RoundTrip.Parameter times(Collection<T> rows, Function<T, Instant> of) {
    return numbers(rows, row -> ChronoUnit.MICROS.between(Instant.EPOCH, of.apply(row)));
  }
}

package io.boxoffice.eventlog.postgres;

import io.boxoffice.eventlog.AppendResult;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.Changes.WishedEffect;
import io.boxoffice.eventlog.LogTransaction.StoredAnswer;
import io.boxoffice.eventlog.StoredEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/// Writes a batch in one round trip: one statement per table, each with an array per column, so
/// that the server knows it whatever the batch's size, all sent together. The first also compares
/// the streams' versions with those that the batch continues from, and writes nothing if one
/// differs.
final class Append {

  /// A statement with the arrays that it takes.
  private record Part(String sql, List<Column> columns) {}

  @FunctionalInterface
  private interface Column {
    Array on(Connection connection) throws SQLException;
  }

  private final List<Part> parts = new ArrayList<>();

  private Append() {}

  /// Writes all that is said in tables of the platform; `rows` of the service are not among it.
  static AppendResult write(Connection connection, Changes changes) throws SQLException {
    var append = new Append();
    append.events(changes.events());
    append.answers(changes.answers());
    append.effects(changes.effects());
    append.deadlines(changes);
    append.checkpoints(changes.checkpoints());
    append.effectsDone(changes.effectsDone());
    return append.execute(connection, !changes.events().isEmpty());
  }

  private AppendResult execute(Connection connection, boolean checked) throws SQLException {
    if (parts.isEmpty()) {
      return new AppendResult.Appended();
    }
    String sql = String.join(";\n", parts.stream().map(Part::sql).toList());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int index = 0;
      for (Part part : parts) {
        for (Column column : part.columns()) {
          index++;
          statement.setArray(index, column.on(connection));
        }
      }
      statement.execute();
      return checked ? conflict(statement) : new AppendResult.Appended();
    }
  }

  private static AppendResult conflict(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.getResultSet()) {
      return row.next()
          ? new AppendResult.VersionConflict(row.getString(1), row.getLong(2), row.getLong(3))
          : new AppendResult.Appended();
    }
  }

  private void events(List<StoredEvent> events) {
    Map<String, Long> continued = new LinkedHashMap<>();
    events.forEach(event -> continued.putIfAbsent(event.stream(), event.version() - 1));
    add(
        Sql.INSERT_EVENTS,
        events,
        texts(continued.keySet(), Function.identity()),
        numbers(continued.values(), Long::longValue),
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

  private void add(String sql, Collection<?> rows, Column... columns) {
    if (!rows.isEmpty()) {
      parts.add(new Part(sql, List.of(columns)));
    }
  }

  private static <T> Column texts(Collection<T> rows, Function<T, String> of) {
    String[] values = rows.stream().map(of).toArray(String[]::new);
    return connection -> connection.createArrayOf("text", values);
  }

  private static <T> Column uuids(Collection<T> rows, Function<T, UUID> of) {
    UUID[] values = rows.stream().map(of).toArray(UUID[]::new);
    return connection -> connection.createArrayOf("uuid", values);
  }

  private static <T> Column numbers(Collection<T> rows, ToLongFunction<T> of) {
    Long[] values = rows.stream().map(of::applyAsLong).toArray(Long[]::new);
    return connection -> connection.createArrayOf("bigint", values);
  }

  /// Microseconds of the epoch: exact, and shorter than a time's text.
  private static <T> Column times(Collection<T> rows, Function<T, Instant> of) {
    return numbers(rows, row -> ChronoUnit.MICROS.between(Instant.EPOCH, of.apply(row)));
  }
}

package io.boxoffice.eventlog.postgres;

import static io.boxoffice.eventlog.postgres.Rows.setTexts;
import static io.boxoffice.eventlog.postgres.Rows.timestamp;

import io.boxoffice.eventlog.Changes.WishedEffect;
import io.boxoffice.eventlog.LogTransaction.StoredAnswer;
import io.boxoffice.eventlog.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes a batch, one JDBC batch per table; the driver turns each into multi-row inserts.
final class Inserts {
  private final Connection connection;

  Inserts(Connection connection) {
    this.connection = connection;
  }

  void events(List<StoredEvent> events) throws SQLException {
    batch(
        Sql.INSERT_EVENT,
        events,
        (statement, event) -> {
          statement.setLong(1, event.position());
          statement.setString(2, event.stream());
          statement.setLong(3, event.version());
          statement.setString(4, event.key());
          statement.setObject(5, event.id());
          statement.setString(6, event.type());
          statement.setString(7, event.data());
          statement.setString(8, event.metadata());
          statement.setObject(9, timestamp(event.recordedAt()));
        });
  }

  void answers(List<StoredAnswer> answers) throws SQLException {
    batch(
        Sql.INSERT_ANSWER,
        answers,
        (statement, answer) -> {
          statement.setString(1, answer.scope());
          statement.setString(2, answer.bodySha256());
          statement.setString(3, answer.answer());
          statement.setObject(4, timestamp(answer.givenAt()));
        });
  }

  void effects(List<WishedEffect> effects) throws SQLException {
    batch(
        Sql.INSERT_EFFECT,
        effects,
        (statement, effect) -> {
          statement.setObject(1, effect.id());
          statement.setString(2, effect.kind());
          statement.setString(3, effect.stream());
          statement.setString(4, effect.payload());
          statement.setString(5, effect.metadata());
          statement.setObject(6, timestamp(effect.dueAt()));
          statement.setObject(7, timestamp(effect.dueAt()));
        });
  }

  void deadlines(Map<String, Optional<Instant>> deadlines) throws SQLException {
    Map<String, Instant> set = new TreeMap<>();
    List<String> cleared = new ArrayList<>();
    deadlines.forEach(
        (stream, at) -> at.ifPresentOrElse(due -> set.put(stream, due), () -> cleared.add(stream)));
    batch(
        Sql.SET_DEADLINE,
        List.copyOf(set.entrySet()),
        (statement, deadline) -> {
          statement.setString(1, deadline.getKey());
          statement.setObject(2, timestamp(deadline.getValue()));
        });
    if (!cleared.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(Sql.CLEAR_DEADLINES)) {
        setTexts(statement, 1, cleared);
        statement.executeUpdate();
      }
    }
  }

  void checkpoints(Map<String, Long> checkpoints) throws SQLException {
    batch(
        Sql.MOVE_CHECKPOINT,
        List.copyOf(checkpoints.entrySet()),
        (statement, checkpoint) -> {
          statement.setString(1, checkpoint.getKey());
          statement.setLong(2, checkpoint.getValue());
        });
  }

  private <T> void batch(String sql, List<T> rows, Binding<T> binding) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (T row : rows) {
        binding.bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  @FunctionalInterface
  private interface Binding<T> {
    void bind(PreparedStatement statement, T row) throws SQLException;
  }
}

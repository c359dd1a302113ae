package io.boxoffice.eventlog.postgres;

import io.boxoffice.core.Invariant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Statements that are sent together and answered together. Each sees what those before it did, and
/// what was committed until it began.
final class RoundTrip {
  private final List<Part<?>> parts = new ArrayList<>();

  /// A parameter, which sets itself.
  @FunctionalInterface
  interface Parameter {
    void set(PreparedStatement statement, int index) throws SQLException;
  }

  /// What an answer's rows say.
  @FunctionalInterface
  interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /// Adds a statement whose answer does not matter.
  void run(String sql, Parameter... parameters) {
    parts.add(new Part<>(sql, List.of(parameters), _ -> true));
  }

  /// Adds a statement that answers rows: what they say is there after [#send].
  <T> Supplier<T> ask(String sql, Reading<T> reading, Parameter... parameters) {
    var part = new Part<>(sql, List.of(parameters), reading);
    parts.add(part);
    return part;
  }

  void send(Connection connection) throws SQLException {
    String sql = parts.stream().map(Part::sql).collect(Collectors.joining(";\n"));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int index = 0;
      for (Part<?> part : parts) {
        for (Parameter parameter : part.parameters) {
          index++;
          parameter.set(statement, index);
        }
      }
      statement.execute();
      for (Part<?> part : parts) {
        part.answered(statement.getResultSet());
        statement.getMoreResults();
      }
    }
  }

  private static final class Part<T> implements Supplier<T> {
    private final String sql;
    private final List<Parameter> parameters;
    private final Reading<T> reading;
    private @Nullable T answer;

    Part(String sql, List<Parameter> parameters, Reading<T> reading) {
      this.sql = sql;
      this.parameters = parameters;
      this.reading = reading;
    }

    String sql() {
      return sql;
    }

    /// @param rows none if the statement answers none
    void answered(@Nullable ResultSet rows) throws SQLException {
      if (rows != null) {
        answer = reading.read(rows);
      }
    }

    @Override
    public T get() {
      return Invariant.present(answer, sql);
    }
  }
}

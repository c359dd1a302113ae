package io.boxoffice.messaging;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// What a projection writes for a batch of events: collected, then sent with one round trip for
/// each statement and not for each row.
///
/// The writes of one stream keep their order. Those of different streams may change places, so they
/// must not depend on each other; with partitions they run beside each other anyway.
public final class RowWrites {

  /// In a round, each stream writes by one statement only, so that the statements may be executed
  /// in any order.
  private final List<Map<String, List<SqlParameterSource>>> rounds = new ArrayList<>();

  private final Map<String, Write> lastOfStream = new HashMap<>();
  private String stream = "";

  /// Where a stream's write stands.
  private record Write(int round, String sql) {}

  RowWrites() {}

  /// A statement with named parameters, such as `:order`.
  public Statement sql(String sql) {
    return new Statement(sql);
  }

  /// From now on it is an event of this stream that is answered.
  void answering(String next) {
    stream = next;
  }

  /// Executes all of them. Throws [org.springframework.dao.DataAccessException] if one fails.
  void send(Connection connection) {
    var template = new NamedParameterJdbcTemplate(new SingleConnectionDataSource(connection, true));
    for (Map<String, List<SqlParameterSource>> round : rounds) {
      round.forEach(
          (sql, rows) -> template.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new)));
    }
  }

  private void add(String sql, SqlParameterSource row) {
    Write last = lastOfStream.getOrDefault(stream, new Write(0, sql));
    int round = last.sql.equals(sql) ? last.round : last.round + 1;
    lastOfStream.put(stream, new Write(round, sql));
    if (round == rounds.size()) {
      rounds.add(new LinkedHashMap<>());
    }
    rounds.get(round).computeIfAbsent(sql, _ -> new ArrayList<>()).add(row);
  }

  /// One statement while its parameters are named.
  public final class Statement {
    private final String sql;
    private final MapSqlParameterSource row = new MapSqlParameterSource();

    private Statement(String sql) {
      this.sql = sql;
    }

    public Statement param(String name, @Nullable Object value) {
      row.addValue(name, value);
      return this;
    }

    /// Is to be executed with the others of the batch.
    public void write() {
      add(sql, row);
    }
  }
}

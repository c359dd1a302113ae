package io.boxoffice.app.verify;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Checks that no two events of a log share their id or position.
final class Uniqueness {
  private Uniqueness() {}

  static void check(Snapshot snapshot, ServiceLog log, Findings findings) throws SQLException {
    check(snapshot, log, "event_id", "Another event has the same id, ", findings);
    check(snapshot, log, "position", "Another event has the same position, ", findings);
  }

  private static void check(
      Snapshot snapshot, ServiceLog log, String column, String sentence, Findings findings)
      throws SQLException {
    String sql =
        """
        select distinct on (e.%2$s) e.%2$s::text, e.stream, e.version, e.position
        from (select %2$s from %1$s.events group by %2$s having count(*) > 1 limit %3$d) repeated
        join %1$s.events e on e.%2$s = repeated.%2$s
        order by e.%2$s, e.position desc
        """
            .formatted(log.schema(), column, Findings.KEPT_MAX);
    try (PreparedStatement statement = snapshot.prepare(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        findings.violation(
            new Violation(
                Check.LOGS,
                log.schema(),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                sentence + row.getString(1) + "."));
      }
    }
  }
}

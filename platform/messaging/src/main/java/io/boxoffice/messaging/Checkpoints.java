package io.boxoffice.messaging;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.StaleCheckpoint;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads checkpoints, and moves them past events that were not asked for.
final class Checkpoints {
  private final JdbcClient rows;

  Checkpoints(DataSource pool) {
    this.rows = JdbcClient.create(pool);
  }

  /// Where a subscription stands; 0 before its first event.
  long read(String name) {
    try {
      return rows.sql("select position from checkpoints where name = ?")
          .params(name)
          .query(Long.class)
          .optional()
          .orElse(0L);
    } catch (DataAccessException e) {
      throw new PassingFailure("the checkpoint can't be read now", e);
    }
  }

  /// Moves a checkpoint; throws [StaleCheckpoint] if it is not where it is believed to be.
  void move(String name, long from, long to) {
    try {
      int moved =
          from == 0
              ? rows.sql(
                      "insert into checkpoints (name, position) values (?, ?)"
                          + " on conflict do nothing")
                  .params(name, to)
                  .update()
              : rows.sql("update checkpoints set position = ? where name = ? and position = ?")
                  .params(to, name, from)
                  .update();
      if (moved == 0) {
        throw new StaleCheckpoint(name, from, read(name));
      }
    } catch (DataAccessException e) {
      throw new PassingFailure("the checkpoint can't be moved now", e);
    }
  }
}

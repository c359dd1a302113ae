package io.boxoffice.messaging;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.StaleCheckpoint;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Checkpoints as the writer stores them, a row per name.
final class CheckpointRows implements Checkpoints {
  private final JdbcClient rows;

  CheckpointRows(DataSource pool) {
    this.rows = JdbcClient.create(pool);
  }

  @Override
  public long read(String name) {
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

  @Override
  public void move(String name, long from, long to) {
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

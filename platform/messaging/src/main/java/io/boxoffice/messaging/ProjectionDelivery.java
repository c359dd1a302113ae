package io.boxoffice.messaging;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.LogLost;
import io.boxoffice.eventlog.StaleCheckpoint;
import io.boxoffice.eventlog.Together.SqlWrite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Delivers to a projection: the rows of a whole batch and the checkpoint in one transaction; when
/// one event fails, the batch is repeated one by one (SUB4).
final class ProjectionDelivery implements Delivery {
  /// The commit need not wait for the disk: if a crash takes the rows it takes the checkpoint as
  /// well, and their events, which are durable, are delivered again.
  private static final String NO_WAIT = ";\nset local synchronous_commit to off";

  private static final String MOVE =
      "update checkpoints set position = :to where name = :name and position = :from" + NO_WAIT;

  /// The first move of a checkpoint makes its row.
  private static final String BEGIN =
      "insert into checkpoints (name, position) values (:name, :to) on conflict do nothing"
          + NO_WAIT;

  private final Projection projection;
  private final DataSource pool;

  ProjectionDelivery(Projection projection, DataSource pool) {
    this.projection = projection;
    this.pool = pool;
  }

  @Override
  public Delivered deliver(Lane lane, long from, List<Step> steps) {
    try {
      transaction(lane, from, steps);
      return new Delivered.All();
    } catch (StaleCheckpoint | LogLost notTheEvents) {
      throw notTheEvents;
    } catch (RuntimeException failure) { // A named edge: the culprit is found one by one.
      return steps.size() == 1
          ? new Delivered.UpTo(0, classified(failure))
          : oneByOne(lane, from, steps);
    }
  }

  @Override
  public void deliverAgain(Lane lane, TailEvent event, SqlWrite write) {
    inTransaction(
        (connection, rows) -> {
          write.on(connection);
          projection.write(lane.log(), event, rows);
        });
  }

  private Delivered oneByOne(Lane lane, long from, List<Step> steps) {
    long position = from;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (deliver(lane, position, List.of(step)) instanceof Delivered.UpTo(var _, var failure)) {
        return new Delivered.UpTo(i, failure);
      }
      position = step.event().stored().position();
    }
    return new Delivered.All();
  }

  private void transaction(Lane lane, long from, List<Step> steps) {
    long to = steps.getLast().event().stored().position();
    inTransaction(
        (connection, rows) -> {
          move(lane, from, to, connection);
          for (Step step : steps) {
            if (step.instead().isEmpty()) {
              projection.write(lane.log(), step.event(), rows);
            }
            for (SqlWrite write : step.instead()) {
              write.on(connection);
            }
          }
        });
  }

  /// Moving first makes a zombie wait for the other's commit and then find the checkpoint moved.
  private static void move(Lane lane, long from, long to, Connection connection) {
    JdbcClient rows = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    int moved =
        rows.sql(MOVE)
            .param("name", lane.checkpoint())
            .param("from", from)
            .param("to", to)
            .update();
    if (moved == 0 && from == 0) {
      moved = rows.sql(BEGIN).param("name", lane.checkpoint()).param("to", to).update();
    }
    if (moved == 0) {
      throw new StaleCheckpoint(lane.checkpoint(), from, -1);
    }
  }

  private void inTransaction(Work work) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var rows = new RowWrites();
        work.with(connection, rows);
        rows.send(connection);
        connection.commit();
      } finally {
        connection.rollback();
      }
    } catch (SQLException | DataAccessResourceFailureException e) {
      throw new LogLost(e);
    }
  }

  private static RuntimeException classified(RuntimeException failure) {
    return failure instanceof TransientDataAccessException passing
        ? new PassingFailure(String.valueOf(passing.getMessage()), passing)
        : failure;
  }

  @FunctionalInterface
  private interface Work {
    void with(Connection connection, RowWrites rows) throws SQLException;
  }
}

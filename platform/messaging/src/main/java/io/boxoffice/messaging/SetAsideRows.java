package io.boxoffice.messaging;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.Together.SqlWrite;
import io.boxoffice.messaging.ParkedEvent.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Set-aside events as rows of their service.
final class SetAsideRows implements SetAsideStore {
  private final ParkedEvents parked;

  SetAsideRows(DataSource pool) {
    this.parked = new ParkedEvents(JdbcClient.create(pool));
  }

  @Override
  public Set<String> blockedKeys(Lane lane) {
    return storing(() -> parked.blockedKeys(lane));
  }

  @Override
  public List<ParkedEvent> due(Lane lane, Instant now, int limit) {
    return storing(() -> parked.due(lane, now, limit));
  }

  @Override
  public void retryLater(ParkedEvent failed, State state, String reason, Instant nextTryAt) {
    storing(
        () -> {
          parked.retryLater(failed, state, reason, nextTryAt);
          return true;
        });
  }

  @Override
  public SqlWrite inserting(
      Lane lane,
      StoredEvent event,
      State state,
      String reason,
      int tries,
      Instant now,
      Instant nextTryAt) {
    return writing(rows -> rows.insert(lane, event, state, reason, tries, now, nextTryAt));
  }

  @Override
  public SqlWrite removing(ParkedEvent done) {
    return writing(rows -> rows.remove(done));
  }

  private static SqlWrite writing(Consumer<ParkedEvents> write) {
    return connection ->
        write.accept(
            new ParkedEvents(JdbcClient.create(new SingleConnectionDataSource(connection, true))));
  }

  private static <T> T storing(Supplier<T> work) {
    try {
      return work.get();
    } catch (DataAccessException e) {
      throw new PassingFailure("set-aside events can't be stored now", e);
    }
  }
}

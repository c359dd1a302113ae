package io.boxoffice.messaging;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.CommitUnknown;
import io.boxoffice.eventlog.LogLost;
import io.boxoffice.eventlog.LogUnavailable;
import io.boxoffice.eventlog.StaleCheckpoint;
import io.boxoffice.eventlog.Together.SqlWrite;
import io.boxoffice.messaging.ParkedEvent.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// What one runner does with events that fail (SUB5): for a passing reason they are tried again
/// with growing delays, else parked for an operator; later events of their key wait behind them.
final class SetAside {
  private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);

  /// After so many tries a passing failure counts as permanent: over an hour with these delays.
  static final int TRIES_MAX = 20;

  static final Duration FIRST_DELAY = Duration.ofMillis(200);
  static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
  private static final int DOUBLINGS_MAX = 20;
  private static final int RETRIES_MAX = 50;

  /// How often to look for events that came due, or that an operator let go.
  private static final Duration LOOK = Duration.ofMillis(250);

  private final ParkedEvents parked;
  private final Clock clock;
  private final SubscriptionMetrics metrics;
  private Set<String> blocked = new HashSet<>();
  private long nextLook = System.nanoTime();

  SetAside(DataSource pool, Clock clock, SubscriptionMetrics metrics) {
    this.parked = new ParkedEvents(JdbcClient.create(pool));
    this.clock = clock;
    this.metrics = metrics;
  }

  /// Learns which keys are blocked.
  void load(Lane lane) {
    blocked = storing(() -> parked.blockedKeys(lane));
  }

  /// The rows that put an event behind an earlier one of its key; none if its key is free.
  List<SqlWrite> ifBlocked(Lane lane, TailEvent event) {
    if (!blocked.contains(event.stored().key())) {
      return List.of();
    }
    Instant now = clock.instant();
    return List.of(
        inserting(
            rows ->
                rows.insert(
                    lane, event.stored(), State.WAITING, "behind an earlier event", 0, now, now)));
  }

  /// The rows that set a failed event aside.
  List<SqlWrite> park(Lane lane, TailEvent event, RuntimeException failure) {
    Instant now = clock.instant();
    State state = failure instanceof PassingFailure ? State.RETRYING : State.PARKED;
    Instant next = state == State.RETRYING ? now.plus(delay(1)) : now;
    LOG.error("{} sets {} aside as {}", lane.checkpoint(), event.stored().id(), state, failure);
    metrics.setAside(state);
    blocked.add(event.stored().key());
    return List.of(
        inserting(rows -> rows.insert(lane, event.stored(), state, reason(failure), 1, now, next)));
  }

  /// Tries events that are due again; false if there were none.
  boolean retryDue(Lane lane, Delivery delivery) {
    if (blocked.isEmpty() || System.nanoTime() < nextLook) {
      return false;
    }
    Instant now = clock.instant();
    List<ParkedEvent> due = storing(() -> parked.due(lane, now, RETRIES_MAX));
    for (ParkedEvent event : due) {
      retry(lane, delivery, event);
    }
    load(lane);
    nextLook = System.nanoTime() + (due.isEmpty() ? LOOK.toNanos() : 0);
    return !due.isEmpty();
  }

  /// A named edge: what a retried event throws decides its state.
  private void retry(Lane lane, Delivery delivery, ParkedEvent event) {
    Instant now = clock.instant();
    try {
      delivery.deliverAgain(
          lane, new TailEvent(event.event()), inserting(rows -> rows.remove(event)));
      metrics.recovered();
    } catch (StaleCheckpoint ended) {
      LOG.info("{} was ended by another: {}", event.event().id(), ended.getMessage());
    } catch (LogUnavailable | LogLost | CommitUnknown notTheEvents) {
      throw notTheEvents;
    } catch (RuntimeException failure) { // A named edge: what a handler throws is its event's.
      int tries = event.tries() + 1;
      boolean again = failure instanceof PassingFailure && tries < TRIES_MAX;
      State state = again ? State.RETRYING : State.PARKED;
      LOG.warn("{} still fails {}: {}", lane.checkpoint(), event.event().id(), reason(failure));
      storing(
          () -> {
            parked.retryLater(event, state, reason(failure), now.plus(delay(tries)));
            return true;
          });
    }
  }

  private static Duration delay(int tries) {
    long step = FIRST_DELAY.toMillis() << Math.min(tries, DOUBLINGS_MAX);
    long bounded = Math.min(step, LONGEST_DELAY.toMillis());
    return Duration.ofMillis(bounded - ThreadLocalRandom.current().nextLong(bounded / 2));
  }

  private static String reason(RuntimeException failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }

  private static SqlWrite inserting(Consumer<ParkedEvents> writing) {
    return connection ->
        writing.accept(
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

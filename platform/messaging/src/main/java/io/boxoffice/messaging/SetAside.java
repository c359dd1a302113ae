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
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private final SetAsideStore parked;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final RandomGenerator jitter;
  private final SubscriptionMetrics metrics;
  private Set<String> blocked = new HashSet<>();
  private long nextLook;

  SetAside(DataSource pool, Clock clock, SubscriptionMetrics metrics) {
    this(
        new SetAsideRows(pool),
        clock,
        System::nanoTime,
        () -> ThreadLocalRandom.current().nextLong(),
        metrics);
  }

  SetAside(
      SetAsideStore parked,
      Clock clock,
      LongSupplier nanoTime,
      RandomGenerator jitter,
      SubscriptionMetrics metrics) {
    this.parked = parked;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.jitter = jitter;
    this.metrics = metrics;
    this.nextLook = nanoTime.getAsLong();
  }

  /// Learns which keys are blocked.
  void load(Lane lane) {
    blocked = new HashSet<>(parked.blockedKeys(lane));
  }

  /// The rows that put an event behind an earlier one of its key; none if its key is free.
  List<SqlWrite> ifBlocked(Lane lane, TailEvent event) {
    if (!blocked.contains(event.stored().key())) {
      return List.of();
    }
    Instant now = clock.instant();
    return List.of(
        parked.inserting(
            lane, event.stored(), State.WAITING, "behind an earlier event", 0, now, now));
  }

  /// The rows that set a failed event aside.
  List<SqlWrite> park(Lane lane, TailEvent event, RuntimeException failure) {
    Instant now = clock.instant();
    State state = failure instanceof PassingFailure ? State.RETRYING : State.PARKED;
    Instant next = state == State.RETRYING ? now.plus(delay(1)) : now;
    LOG.error("{} sets {} aside as {}", lane.checkpoint(), event.stored().id(), state, failure);
    metrics.setAside(state);
    blocked.add(event.stored().key());
    return List.of(parked.inserting(lane, event.stored(), state, reason(failure), 1, now, next));
  }

  /// Tries events that are due again; false if there were none.
  boolean retryDue(Lane lane, Delivery delivery) {
    if (blocked.isEmpty() || nanoTime.getAsLong() < nextLook) {
      return false;
    }
    Instant now = clock.instant();
    List<ParkedEvent> due = parked.due(lane, now, RETRIES_MAX);
    for (ParkedEvent event : due) {
      retry(lane, delivery, event);
    }
    load(lane);
    nextLook = nanoTime.getAsLong() + (due.isEmpty() ? LOOK.toNanos() : 0);
    return !due.isEmpty();
  }

  /// A named edge: what a retried event throws decides its state.
  private void retry(Lane lane, Delivery delivery, ParkedEvent event) {
    Instant now = clock.instant();
    try {
      delivery.deliverAgain(lane, new TailEvent(event.event()), parked.removing(event));
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
      parked.retryLater(event, state, reason(failure), now.plus(delay(tries)));
    }
  }

  private Duration delay(int tries) {
    long step = FIRST_DELAY.toMillis() << Math.min(tries, DOUBLINGS_MAX);
    long bounded = Math.min(step, LONGEST_DELAY.toMillis());
    return Duration.ofMillis(bounded - jitter.nextLong(bounded / 2));
  }

  private static String reason(RuntimeException failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}

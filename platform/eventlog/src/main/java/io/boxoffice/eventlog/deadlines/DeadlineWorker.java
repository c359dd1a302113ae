package io.boxoffice.eventlog.deadlines;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.core.Refusal;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.eventlog.UnitWriter;
import io.boxoffice.eventlog.deadlines.Deadlines.Due;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fires the deadlines of one service: each at least once, within a second of its time, also after
/// a restart. Firing submits the aggregate's wake command; its decision replaces the deadline.
public final class DeadlineWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadlineWorker.class);

  /// Well under the second within which a deadline is to fire.
  static final Duration POLL = Duration.ofMillis(200);

  /// Fired in one go; more are taken in the next.
  static final int BATCH_MAX = 500;

  /// A deadline whose wake fails, or leaves it where it was, is not fired again before this.
  static final Duration PAUSE = Duration.ofSeconds(5);

  private final String service;
  private final Deadlines deadlines;
  private final UnitWriter writer;
  private final Map<String, AggregateType<?, ?, ?, ?>> types = new HashMap<>();
  private final Clock clock;
  private final BooleanSupplier leads;
  private final Timer lateness;
  private final Map<Due, Instant> paused = new HashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /// @param leads whether this process is the one to fire, among those that run the service
  public DeadlineWorker(
      String service,
      List<? extends AggregateType<?, ?, ?, ?>> types,
      DataSource pool,
      UnitWriter writer,
      Clock clock,
      BooleanSupplier leads,
      MeterRegistry registry) {
    this(service, types, new DeadlineRows(pool), writer, clock, leads, registry);
  }

  DeadlineWorker(
      String service,
      List<? extends AggregateType<?, ?, ?, ?>> types,
      Deadlines deadlines,
      UnitWriter writer,
      Clock clock,
      BooleanSupplier leads,
      MeterRegistry registry) {
    types.forEach(type -> this.types.put(type.category(), type));
    this.service = service;
    this.deadlines = deadlines;
    this.writer = writer;
    this.clock = clock;
    this.leads = leads;
    this.lateness = registry.timer("boxoffice.deadlines.lateness", "service", service);
    this.thread = Thread.ofVirtual().name("deadlines-" + service).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /// Whether it still runs, if it was started and not closed.
  public boolean healthy() {
    return thread.isAlive() || closed.getCount() == 0;
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        fireAll();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Fires what is due, if this process is the one to do so.
  void fireAll() {
    if (!leads.getAsBoolean()) {
      return;
    }
    try {
      // A wake may leave a next deadline that is due too: it does not wait for the next poll.
      int fired = 1;
      while (fired > 0 && closed.getCount() > 0) {
        fired = fire(due(clock.instant()));
      }
    } catch (PassingFailure failure) {
      LOG.warn("deadlines of {} wait: {}", service, failure.getMessage());
    }
  }

  private int fire(List<Due> due) {
    Instant now = clock.instant();
    Map<Due, CompletableFuture<Outcome>> fired = new HashMap<>();
    for (Due deadline : due) {
      lateness.record(Duration.between(deadline.at(), now));
      paused.put(deadline, now.plus(PAUSE));
      AggregateType<?, ?, ?, ?> type = types.get(category(deadline.stream()));
      if (type == null) {
        LOG.error("no aggregate type wakes {}", deadline.stream());
      } else {
        var metadata = Metadata.of("deadline-" + deadline.stream());
        fired.put(deadline, writer.submit(Unit.of(wake(type, deadline.stream()), metadata)));
      }
    }
    fired.forEach(this::await);
    return due.size();
  }

  private static String category(String stream) {
    return stream.substring(0, stream.indexOf('-'));
  }

  private static <S, C, E, R extends Refusal> AddressedCommand<S, C, E, R> wake(
      AggregateType<S, C, E, R> type, String stream) {
    return new AddressedCommand<>(type, stream, type.wake());
  }

  private void await(Due deadline, CompletableFuture<Outcome> outcome) {
    try {
      if (outcome.join() instanceof Outcome.Accepted(var decisions)
          && !decisions.getFirst().events().isEmpty()) {
        paused.remove(deadline);
      } else {
        LOG.warn("waking {} at {} changed nothing", deadline.stream(), deadline.at());
      }
    } catch (CompletionException e) {
      LOG.warn("waking {} failed and is repeated", deadline.stream(), e.getCause());
    }
  }

  private List<Due> due(Instant now) {
    // Also when the clock went back: a pause never lasts longer than it should.
    paused.values().removeIf(until -> until.isBefore(now) || until.isAfter(now.plus(PAUSE)));
    return deadlines.due(now, paused.keySet(), BATCH_MAX);
  }
}

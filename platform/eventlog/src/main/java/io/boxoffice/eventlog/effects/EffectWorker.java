package io.boxoffice.eventlog.effects;

import io.boxoffice.core.Json;
import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Together;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.eventlog.UnitWriter;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the effects of one kind: claims, calls, and tells the outcome as commands that commit with
/// the effect's end. A waiting retry holds nobody up; a target that is down costs nothing but its
/// own delay (EFF3).
public final class EffectWorker<P> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EffectWorker.class);

  /// A claim ends by itself after this: longer than any call's own time-out.
  public static final Duration LEASE = Duration.ofSeconds(60);

  /// How often to look for retries that came due and for effects of other processes.
  static final Duration POLL = Duration.ofMillis(250);

  private final EffectHandler<P> handler;
  private final EffectStore store;
  private final UnitWriter writer;
  private final Clock clock;
  private final Duration lease;
  private final CircuitBreaker breaker;
  private final EffectMetrics metrics;
  private final Semaphore free;
  private final Pace pace;
  private final Semaphore wishes = new Semaphore(0);
  private final ExecutorService calls;
  private final RandomGenerator jitter;
  private final ClaimCursor cursor = new ClaimCursor(POLL);
  private final Thread dispatcher;
  private volatile boolean closing;

  /// @param lease how long a claim lasts when its process dies: longer than a call's own time-out
  public EffectWorker(
      EffectHandler<P> handler,
      DataSource pool,
      UnitWriter writer,
      Clock clock,
      Duration lease,
      MeterRegistry registry) {
    this(
        handler,
        new EffectRows(pool),
        writer,
        new Surroundings(
            clock,
            CircuitBreaker.of(handler.kind(), Breakers.CONFIG),
            Executors.newVirtualThreadPerTaskExecutor(),
            () -> ThreadLocalRandom.current().nextLong()),
        lease,
        registry);
  }

  /// What a worker finds around it: a simulation has its own.
  record Surroundings(
      Clock clock, CircuitBreaker breaker, ExecutorService calls, RandomGenerator jitter) {}

  EffectWorker(
      EffectHandler<P> handler,
      EffectStore store,
      UnitWriter writer,
      Surroundings around,
      Duration lease,
      MeterRegistry registry) {
    this.handler = handler;
    this.store = store;
    this.writer = writer;
    this.clock = around.clock();
    this.breaker = around.breaker();
    this.calls = around.calls();
    this.jitter = around.jitter();
    this.lease = lease;
    this.free = new Semaphore(handler.callsMax());
    this.pace = new Pace(handler.callsPerSecondMax(), clock);
    this.metrics = new EffectMetrics(registry, handler.kind(), () -> store.pending(handler.kind()));
    this.dispatcher = Thread.ofVirtual().name("effects-" + handler.kind()).unstarted(this::run);
    writer.listen(this::heard);
  }

  public void start() {
    dispatcher.start();
  }

  /// Claims nothing new and waits for the calls under way.
  @Override
  public void close() {
    closing = true;
    wishes.release();
    try {
      dispatcher.join(); // Else it could claim what is then not called before the lease ends.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    calls.close();
  }

  /// Whether it still runs, if it was started and not closed.
  public boolean healthy() {
    return dispatcher.isAlive() || closing;
  }

  private void heard(Changes changes) {
    boolean ours =
        changes.effects().stream().anyMatch(effect -> effect.kind().equals(handler.kind()));
    if (ours && wishes.availablePermits() == 0) {
      wishes.release();
    }
  }

  private void run() {
    while (!closing) {
      try {
        if (!dispatch()) {
          wishes.tryAcquire(idle().toNanos(), TimeUnit.NANOSECONDS);
          wishes.drainPermits();
        }
      } catch (PassingFailure failure) {
        LOG.warn("effects {} wait: {}", handler.kind(), failure.getMessage());
        pause();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// Claims as many as may be called now; false if there were none.
  boolean dispatch() throws InterruptedException {
    free.acquire();
    int limit = 1 + free.drainPermits();
    int paced = pace.take(limit);
    List<EffectStore.Claimed> claimed = List.of();
    try {
      claimed = closing || paced == 0 ? List.of() : claim(paced);
    } finally {
      pace.giveBack(paced - claimed.size());
      free.release(limit - claimed.size());
    }
    claimed.forEach(effect -> calls.execute(() -> perform(effect)));
    return !claimed.isEmpty();
  }

  private List<EffectStore.Claimed> claim(int limit) {
    Instant now = clock.instant();
    var claimed = store.claim(handler.kind(), cursor.from(now), now, limit, lease);
    cursor.claimed(claimed.stream().map(EffectStore.Claimed::dueAt).toList());
    return claimed;
  }

  /// A throttled worker looks again as soon as it may.
  private Duration idle() {
    Duration next = pace.untilNext();
    return next.isZero() || next.compareTo(POLL) > 0 ? POLL : next;
  }

  private void pause() {
    try {
      wishes.tryAcquire(1, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// A named edge: whatever a call throws decides between another try and giving up.
  private void perform(EffectStore.Claimed effect) {
    try {
      P payload = Json.read(effect.payload(), handler.payload());
      if (handler.wanted(payload)) {
        call(effect, payload);
      } else {
        metrics.dropped();
        tell(effect, List.of());
      }
    } catch (PassingFailure failure) {
      LOG.warn("effect {} {} waits: {}", handler.kind(), effect.id(), failure.getMessage());
    } catch (RuntimeException failure) { // A named edge: a worker outlives its effects.
      LOG.error("effect {} {} failed", handler.kind(), effect.id(), failure);
    } finally {
      free.release();
    }
  }

  private void call(EffectStore.Claimed effect, P payload) {
    if (!breaker.tryAcquirePermission()) {
      retryOrGiveUp(effect, payload, 0, Breakers.OPEN_FOR, "circuit open");
      return;
    }
    long begun = System.nanoTime();
    try {
      var call = new EffectCall(effect.id(), effect.tries(), effect.metadata(), effect.wishedAt());
      var commands = handler.perform(payload, call);
      breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
      metrics.made(System.nanoTime() - begun);
      tell(effect, commands);
    } catch (PassingFailure failure) {
      breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, failure);
      Duration delay = handler.retries().delay(effect.tries(), jitter);
      retryOrGiveUp(effect, payload, 1, delay, String.valueOf(failure.getMessage()));
    } catch (RuntimeException failure) {
      // A named edge. The target answered: it is up, only this call is hopeless.
      breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
      LOG.error("effect {} {} is given up", handler.kind(), effect.id(), failure);
      giveUp(effect, payload, String.valueOf(failure.getMessage()));
    }
  }

  /// @param tries made now: 0 if the target was not called
  private void retryOrGiveUp(
      EffectStore.Claimed effect, P payload, int tries, Duration delay, String error) {
    Instant next = clock.instant().plus(delay);
    if (next.isAfter(effect.wishedAt().plus(handler.retries().within()))) {
      giveUp(effect, payload, error);
    } else {
      metrics.retried();
      LOG.info("effect {} {} is tried again: {}", handler.kind(), effect.id(), error);
      store.retry(effect.id(), tries, next, error);
    }
  }

  private void giveUp(EffectStore.Claimed effect, P payload, String reason) {
    metrics.gaveUp();
    tell(effect, handler.gaveUp(payload, reason));
  }

  /// The outcome and the effect's end commit together; if that fails, the lease ends and the call
  /// is repeated with the same key.
  private void tell(EffectStore.Claimed effect, List<AddressedCommand<?, ?, ?, ?>> commands) {
    var unit = Unit.of(commands, effect.metadata()).with(new Together.EffectDone(effect.id()));
    try {
      if (writer.submit(unit).join() instanceof Outcome.Refused(var reason)) {
        LOG.error("the outcome of {} {} is refused: {}", handler.kind(), effect.id(), reason);
        Duration delay = handler.retries().delay(effect.tries(), jitter);
        store.retry(effect.id(), 1, clock.instant().plus(delay), "refused: " + reason.slug());
      }
    } catch (CompletionException e) {
      LOG.warn("the outcome of {} {} is told later", handler.kind(), effect.id(), e.getCause());
    }
  }
}

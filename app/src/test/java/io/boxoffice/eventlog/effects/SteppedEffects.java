package io.boxoffice.eventlog.effects;

import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.UnitWriter;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

/// The worker of one kind of effect without its threads, on effects in memory.
public final class SteppedEffects {
  private final EffectWorker<?> worker;

  /// @param database the clock of leases
  /// @param calls runs each call of the outside world
  public <P> SteppedEffects(
      EffectHandler<P> handler,
      Map<UUID, PendingEffect> effects,
      Clock database,
      UnitWriter writer,
      Clock clock,
      ExecutorService calls,
      RandomGenerator jitter,
      MeterRegistry registry) {
    var breaker =
        CircuitBreaker.of(
            handler.kind(), CircuitBreakerConfig.from(Breakers.CONFIG).clock(clock).build());
    worker =
        new EffectWorker<>(
            handler,
            new InMemory(effects, database),
            writer,
            new EffectWorker.Surroundings(clock, breaker, calls, jitter),
            EffectWorker.LEASE,
            registry);
  }

  /// Claims what is due and hands it to the calls.
  public void step() {
    try {
      worker.dispatch();
    } catch (InterruptedException e) {
      throw new IllegalStateException("there is one thread", e);
    }
  }

  private record InMemory(Map<UUID, PendingEffect> effects, Clock database) implements EffectStore {

    @Override
    public List<Claimed> claim(String kind, Instant from, Instant now, int limit, Duration lease) {
      Instant until = database.instant().plus(lease);
      List<PendingEffect> due =
          effects.values().stream()
              .filter(effect -> effect.wish().kind().equals(kind))
              .filter(effect -> !effect.dueAt().isBefore(from) && !effect.dueAt().isAfter(now))
              .filter(effect -> effect.claimedUntil().isBefore(database.instant()))
              .sorted(Comparator.comparing(PendingEffect::dueAt))
              .limit(limit)
              .toList();
      due.forEach(
          effect ->
              effects.put(
                  effect.wish().id(),
                  new PendingEffect(effect.wish(), effect.tries(), effect.dueAt(), until)));
      return due.stream().map(InMemory::claimed).toList();
    }

    @Override
    public void retry(UUID id, int tries, Instant dueAt, String error) {
      effects.computeIfPresent(
          id,
          (_, effect) ->
              new PendingEffect(effect.wish(), effect.tries() + tries, dueAt, Instant.MIN));
    }

    @Override
    public long pending(String kind) {
      return effects.values().stream().filter(e -> e.wish().kind().equals(kind)).count();
    }

    private static Claimed claimed(PendingEffect effect) {
      return new Claimed(
          effect.wish().id(),
          effect.wish().payload(),
          Metadata.parse(effect.wish().metadata()),
          effect.tries(),
          effect.wish().dueAt(),
          effect.dueAt());
    }
  }
}

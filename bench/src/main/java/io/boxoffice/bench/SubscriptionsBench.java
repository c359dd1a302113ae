package io.boxoffice.bench;

import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsHeld;
import io.boxoffice.core.Ids;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.messaging.EventSource;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.Projection;
import io.boxoffice.messaging.Reaction;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.messaging.ServiceSchema;
import io.boxoffice.postgres.DatabaseServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Measures how fast a trivial projection and a trivial reaction get through a log that is full
/// when they start, and how long one event takes to its effect when nothing else goes on.
public final class SubscriptionsBench {
  private static final String SOURCE = "benchsource";
  private static final EventSource<InventoryEvent> EVENTS =
      new EventSource<>(SOURCE, InventoryEvent.CODEC);

  private static final int WAITING = 256;
  private static final int IDLE_EVENTS = 200;
  private static final int IDLE_WARM = 100;
  private static final Duration DONE_WITHIN = Duration.ofMinutes(10);
  private static final Duration EFFECT_WITHIN = Duration.ofSeconds(10);
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final DatabaseServer server;
  private final Clock clock;
  private final Consumer<String> tell;

  /// @param tell takes each line of progress for the user
  public SubscriptionsBench(DatabaseServer server, Clock clock, Consumer<String> tell) {
    this.server = server;
    this.clock = clock;
    this.tell = tell;
  }

  /// What one kind of subscription did.
  ///
  /// @param effects that it had
  /// @param asked events that are to have one each
  private record Run(double perSecond, LatencyHistogram idle, long effects, long asked) {}

  /// Measures both kinds and checks that each event had one effect.
  ///
  /// @param events in the log when a subscription starts
  public Figures run(int events) {
    tell.accept("Filling a log with %,d events.".formatted(events));
    fill(events);
    Run projection = run("benchprojection", this::projection);
    Run reaction = run("benchreaction", this::reaction);
    Figures figures = Figures.of("subscriptions").add("events", "Events", events, "");
    tell(figures, "projection", "Projection", projection);
    tell(figures, "reaction", "Reaction", reaction);
    return figures;
  }

  private void fill(int events) {
    try (var platform = platform()) {
      ServicePlatform source = platform.open(ServiceSchema.of(SOURCE));
      new Appends(source.writer(), new Facts(Fact.HELD, new Ids(clock))).append(events, WAITING);
    }
  }

  /// A subscription under way, and how its effects are waited for.
  private interface Watched {

    /// Whether the event at this position, and all before it, have their effect.
    boolean await(long position, Duration within);

    long effects();
  }

  /// Adds a subscription to a reader before the platform starts.
  private interface Making {
    Watched subscribe(Platform platform, ServicePlatform reader);
  }

  private Run run(String service, Making making) {
    try (var platform = platform()) {
      ServicePlatform source = platform.open(ServiceSchema.of(SOURCE));
      ServicePlatform reader = platform.open(ServiceSchema.of(service));
      Watched watched = making.subscribe(platform, reader);
      // Positions have no gaps where nothing is ever rolled back.
      long head = append(source);
      long begun = System.nanoTime();
      platform.start();
      if (!watched.await(head, DONE_WITHIN)) {
        throw new BenchFailure(service + " was not through within " + DONE_WITHIN);
      }
      double perSecond = head * NANOS_PER_SECOND / (System.nanoTime() - begun);
      tell.accept("%s: %,.0f events/s".formatted(service, perSecond));
      LatencyHistogram idle = idle(source, watched);
      return new Run(perSecond, idle, watched.effects(), head + IDLE_WARM + IDLE_EVENTS);
    }
  }

  private LatencyHistogram idle(ServicePlatform source, Watched watched) {
    var latencies = new LatencyHistogram();
    for (int i = 0; i < IDLE_WARM + IDLE_EVENTS; i++) {
      long position = append(source);
      long committed = System.nanoTime();
      if (!watched.await(position, EFFECT_WITHIN)) {
        throw new BenchFailure("An event had no effect within " + EFFECT_WITHIN);
      }
      if (i >= IDLE_WARM) {
        latencies.record(System.nanoTime() - committed);
      }
    }
    return latencies;
  }

  /// Appends one event and gives its position.
  private long append(ServicePlatform source) {
    if (source.writer().execute(new Facts(Fact.HELD, new Ids(clock)).unit())
        instanceof Outcome.Accepted accepted) {
      return accepted.decisions().getLast().position();
    }
    throw new BenchFailure("An append was not accepted.");
  }

  /// Its effect is that its checkpoint is committed.
  private Watched projection(Platform platform, ServicePlatform reader) {
    var seen = new AtomicLong();
    reader.subscribe(
        Projection.named(reader.service())
            .on(EVENTS, ItemsHeld.class, (_, _) -> seen.incrementAndGet()));
    return new Watched() {
      @Override
      public boolean await(long position, Duration within) {
        return platform.awaitApplied(SOURCE, position, within);
      }

      @Override
      public long effects() {
        return seen.get();
      }
    };
  }

  /// Its effect is an event of its own, which the writer tells of once it is committed.
  private Watched reaction(Platform platform, ServicePlatform reader) {
    var facts = new Facts(Fact.HELD, new Ids(clock));
    var effects = new EffectCount();
    reader.writer().listen(changes -> effects.add(changes.events().size()));
    reader.subscribe(
        Reaction.named(reader.service())
            .on(EVENTS, ItemsHeld.class, _ -> List.of(facts.command())));
    return new Watched() {
      @Override
      public boolean await(long position, Duration within) {
        return effects.await(position, within);
      }

      @Override
      public long effects() {
        return effects.value();
      }
    };
  }

  private Platform platform() {
    return new Platform(server, clock, new SimpleMeterRegistry());
  }

  private static void tell(Figures figures, String key, String label, Run run) {
    figures
        .add(key + "EventsPerSecond", label, run.perSecond(), "events/s")
        .add(key + "IdleP50Millis", label + ", idle, p50", millis(run, 0.5), "ms")
        .add(key + "IdleP99Millis", label + ", idle, p99", millis(run, 0.99), "ms");
    boolean holds = run.effects() == run.asked();
    figures.check(
        holds,
        "%s: %s had %,d effects of %,d events."
            .formatted(holds ? "Verified" : "NOT VERIFIED", label, run.effects(), run.asked()));
  }

  private static double millis(Run run, double share) {
    return run.idle().nanosAt(share) / NANOS_PER_MILLI;
  }
}

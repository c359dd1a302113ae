package io.boxoffice.eventlog.deadlines;

import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.UnitWriter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// The worker of deadlines without its thread, on deadlines in memory.
public final class SteppedDeadlines {

  /// How often the worker looks.
  public static final Duration POLL = DeadlineWorker.POLL;

  private final DeadlineWorker worker;

  /// @param deadlines by stream
  public SteppedDeadlines(
      String service,
      List<? extends AggregateType<?, ?, ?, ?>> types,
      Map<String, Instant> deadlines,
      UnitWriter writer,
      Clock clock,
      BooleanSupplier leads,
      MeterRegistry registry) {
    worker =
        new DeadlineWorker(service, types, new InMemory(deadlines), writer, clock, leads, registry);
  }

  /// Fires what is due.
  public void step() {
    worker.fireAll();
  }

  private record InMemory(Map<String, Instant> deadlines) implements Deadlines {
    @Override
    public List<Due> due(Instant now, Collection<Due> paused, int limit) {
      return deadlines.entrySet().stream()
          .filter(deadline -> !deadline.getValue().isAfter(now))
          .map(deadline -> new Due(deadline.getKey(), deadline.getValue()))
          .filter(due -> !paused.contains(due))
          .sorted(Comparator.comparing(Due::at))
          .limit(limit)
          .toList();
    }
  }
}

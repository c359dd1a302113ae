package io.boxoffice.eventlog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// What the writer tells of itself: units per batch, time from submit to commit, queue length.
public final class WriterMetrics {
  private final MeterRegistry registry;
  private final DistributionSummary batchSize;
  private final Timer latency;
  private final Counter overloads;

  public WriterMetrics(MeterRegistry registry, String service) {
    var tags = Tags.of("service", service);
    this.registry = registry;
    this.batchSize = registry.summary("boxoffice.writer.batch.units", tags);
    this.latency = registry.timer("boxoffice.writer.latency", tags);
    this.overloads = registry.counter("boxoffice.writer.overloads", tags);
  }

  void queue(String service, Supplier<Number> length) {
    Gauge.builder("boxoffice.writer.queue", length).tag("service", service).register(registry);
  }

  void batch(List<Pending> ended) {
    batchSize.record(ended.size());
    if (!ended.isEmpty()) {
      // The first waited longest: one clock reading a batch, not one a unit.
      latency.record(System.nanoTime() - ended.getFirst().submittedNanos(), TimeUnit.NANOSECONDS);
    }
  }

  void overloaded() {
    overloads.increment();
  }
}

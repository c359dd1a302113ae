package io.boxoffice.messaging;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/// What a subscription tells: lag in positions, events per batch, and what it set aside.
final class SubscriptionMetrics {
  private final MeterRegistry registry;
  private final String subscription;
  private final DistributionSummary batches;

  SubscriptionMetrics(MeterRegistry registry, String subscription) {
    this.registry = registry;
    this.subscription = subscription;
    this.batches =
        registry.summary("boxoffice.subscription.batch.events", "subscription", subscription);
  }

  void lag(Lane lane, Supplier<Number> lag) {
    Gauge.builder("boxoffice.subscription.lag", lag)
        .tag("subscription", subscription)
        .tag("log", lane.log())
        .tag("partition", String.valueOf(lane.partition().index()))
        .register(registry);
  }

  void batch(int events) {
    batches.record(events);
  }

  void setAside(ParkedEvent.State state) {
    registry
        .counter(
            "boxoffice.subscription.set.aside", "subscription", subscription, "state", state.name())
        .increment();
  }

  void recovered() {
    registry.counter("boxoffice.subscription.recovered", "subscription", subscription).increment();
  }
}

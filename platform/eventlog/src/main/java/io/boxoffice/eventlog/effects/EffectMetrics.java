package io.boxoffice.eventlog.effects;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// What effects tell: calls made and their time, retries, drops, give-ups, and how many wait.
final class EffectMetrics {
  private final MeterRegistry registry;
  private final String kind;
  private final Timer calls;

  EffectMetrics(MeterRegistry registry, String kind, Supplier<Number> pending) {
    this.registry = registry;
    this.kind = kind;
    this.calls = registry.timer("boxoffice.effects.calls", "kind", kind);
    Gauge.builder("boxoffice.effects.pending", pending).tag("kind", kind).register(registry);
  }

  void made(long nanos) {
    calls.record(nanos, TimeUnit.NANOSECONDS);
  }

  void retried() {
    count("retried");
  }

  void dropped() {
    count("dropped");
  }

  void gaveUp() {
    count("gave-up");
  }

  private void count(String outcome) {
    registry.counter("boxoffice.effects.ended", "kind", kind, "outcome", outcome).increment();
  }
}

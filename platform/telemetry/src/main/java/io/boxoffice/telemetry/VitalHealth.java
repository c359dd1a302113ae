package io.boxoffice.telemetry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Down as soon as one vital part failed. Says in the log which one and why, once, since the answer
/// to a public request tells neither.
final class VitalHealth implements HealthIndicator {
  private static final Logger log = LoggerFactory.getLogger(VitalHealth.class);

  private final Supplier<Stream<Vital>> vitals;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  VitalHealth(Supplier<Stream<Vital>> vitals) {
    this.vitals = vitals;
  }

  @Override
  public Health health() {
    var health = Health.up();
    vitals
        .get()
        .forEach(
            vital ->
                vital
                    .failure()
                    .ifPresent(
                        reason -> {
                          report(vital.name(), reason);
                          health.down().withDetail(vital.name(), reason);
                        }));
    return health.build();
  }

  private void report(String name, String reason) {
    if (reported.add(name)) {
      log.error("{} failed for good, the process is unhealthy: {}", name, reason);
    }
  }
}

package io.boxoffice.app.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// The one time of a simulation, in microseconds from its start. Passes only when it is told to.
final class VirtualTime extends Clock {
  static final long NEVER = Long.MAX_VALUE;
  static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

  private long micros;

  long now() {
    return micros;
  }

  void advanceTo(long later) {
    Violation.unless(later >= micros && later < NEVER, "time goes from %d to %d", micros, later);
    micros = later;
  }

  /// A time from now.
  long in(Duration duration) {
    return micros + micros(duration);
  }

  static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(START, instant);
  }

  @Override
  public Instant instant() {
    return START.plus(micros, ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}

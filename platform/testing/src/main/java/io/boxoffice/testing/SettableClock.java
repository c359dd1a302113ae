package io.boxoffice.testing;

import io.boxoffice.core.Invariant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that a test moves. It stands still otherwise.
public final class SettableClock extends Clock {
  private final AtomicReference<Instant> now;

  private SettableClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  public static SettableClock at(Instant start) {
    return new SettableClock(start);
  }

  public static SettableClock at(String start) {
    return at(Instant.parse(start));
  }

  /// Moves the clock; backwards too.
  public void advance(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  public void set(Instant instant) {
    now.set(instant);
  }

  @Override
  public Instant instant() {
    return Invariant.present(now.get(), "time");
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /// The same time in UTC: nothing here has a zone of its own.
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}

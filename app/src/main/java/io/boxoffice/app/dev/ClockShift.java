package io.boxoffice.app.dev;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// The clock of a development installation, which can be moved away from the real time to see what
/// happens then. A process that is started again has the real time. Safe for several threads.
public final class ClockShift {
  private final Clock real;
  private volatile Duration ahead = Duration.ZERO;

  public ClockShift(Clock real) {
    this.real = real;
  }

  /// The clock to go by.
  public Clock clock() {
    return new Shifted(real);
  }

  Duration ahead() {
    return ahead;
  }

  /// From now on the clock is so much ahead of the real one, or behind it if negative.
  void set(Duration duration) {
    ahead = duration;
  }

  private final class Shifted extends Clock {
    private final Clock base;

    Shifted(Clock base) {
      this.base = base;
    }

    @Override
    public ZoneId getZone() {
      return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new Shifted(base.withZone(zone));
    }

    @Override
    public Instant instant() {
      return base.instant().plus(ahead);
    }
  }
}

package io.boxoffice.eventlog.effects;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How many calls may begin now, so that no second sees more than a target wants. For one thread.
final class Pace {

  /// The share of a second's calls that may begin at once after a pause.
  private static final int BURST = 10;

  private final Bucket calls;

  Pace(int perSecond, Clock clock) {
    this.calls =
        Bucket.builder()
            .addLimit(
                Bandwidth.builder()
                    .capacity(Math.max(1, perSecond / BURST))
                    .refillGreedy(perSecond, Duration.ofSeconds(1))
                    .build())
            .withCustomTimePrecision(new Time(clock))
            .build();
  }

  /// Takes as many of the wanted calls as may begin now.
  int take(int wanted) {
    return Math.toIntExact(calls.tryConsumeAsMuchAsPossible(wanted));
  }

  /// Gives back calls that were taken and do not begin.
  void giveBack(int unused) {
    if (unused > 0) {
      calls.addTokens(unused);
    }
  }

  /// Until the next call may begin; zero if one may begin now.
  Duration untilNext() {
    return Duration.ofNanos(calls.estimateAbilityToConsume(1).getNanosToWaitForRefill());
  }

  private record Time(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}

package io.boxoffice.eventlog;

import java.time.Duration;

/// How much one log's writer holds in memory, and how long it waits.
///
/// @param queued units that may wait; more are answered at once with [LogUnavailable]
/// @param aggregates states that are kept; about 1 KB each for an order; a show's inventory is
///     larger, but shows are few
/// @param gather how long a small batch waits for more at most
public record WriterLimits(int queued, int aggregates, Duration gather) {

  /// At 20,000 units a second the last of the queue waits half a second; more would only time out.
  /// A batch waits about as long as its commit takes.
  public static WriterLimits defaults() {
    return new WriterLimits(10_000, 20_000, Duration.ofMillis(2));
  }
}

package io.boxoffice.eventlog;

/// How much one log's writer holds in memory.
///
/// @param queued units that may wait; more are answered at once with [LogUnavailable]
/// @param aggregates states that are kept; about 1 KB each for an order; a show's inventory is
///     larger, but shows are few
public record WriterLimits(int queued, int aggregates) {

  /// At 20,000 units a second the last of the queue waits half a second; more would only time out.
  public static WriterLimits defaults() {
    return new WriterLimits(10_000, 20_000);
  }
}

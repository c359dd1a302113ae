package io.boxoffice.messaging;

/// Reads checkpoints, and moves them past events that were not asked for. Throws
/// [io.boxoffice.core.PassingFailure] if that can't be done now.
interface Checkpoints {

  /// Where a subscription stands; 0 before its first event.
  long read(String name);

  /// Moves a checkpoint; throws [io.boxoffice.eventlog.StaleCheckpoint] if it is not where it is
  /// believed to be.
  void move(String name, long from, long to);
}

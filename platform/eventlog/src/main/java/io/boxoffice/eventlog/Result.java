package io.boxoffice.eventlog;

import io.boxoffice.core.PassingFailure;

/// What became of one unit of a batch.
sealed interface Result {
  record Told(Outcome outcome) implements Result {}

  record Failed(RuntimeException failure) implements Result {}

  /// Whether it failed by what another try later may not meet.
  default boolean isPassing() {
    return this instanceof Failed(PassingFailure _);
  }
}

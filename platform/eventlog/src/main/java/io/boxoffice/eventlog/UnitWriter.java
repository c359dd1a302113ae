package io.boxoffice.eventlog;

import java.util.concurrent.CompletableFuture;

/// Takes units and commits them to one service's log. Safe for many threads.
public interface UnitWriter {

  /// The service whose log it writes.
  String log();

  /// Hands over a unit. The future ends after the commit; exceptionally with
  /// [io.boxoffice.core.PassingFailure] when nothing is known to be recorded, and with what a
  /// decider threw. Too many that wait fail at once.
  CompletableFuture<Outcome> submit(Unit unit);

  /// Submits and waits for the outcome.
  Outcome execute(Unit unit);

  /// Hears of every commit from now on.
  void listen(LogListener listener);
}

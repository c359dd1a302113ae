package io.boxoffice.eventlog;

import java.util.concurrent.CompletableFuture;

/// A unit that waits for its outcome.
record Pending(Unit unit, long submittedNanos, CompletableFuture<Outcome> outcome) {

  static Pending of(Unit unit) {
    return new Pending(unit, System.nanoTime(), new CompletableFuture<>());
  }

  void end(Result result) {
    switch (result) {
      case Result.Told(var told) -> outcome.complete(told);
      case Result.Failed(var failure) -> fail(failure);
    }
  }

  void fail(RuntimeException failure) {
    outcome.completeExceptionally(failure);
  }
}

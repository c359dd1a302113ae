package io.boxoffice.web;

import java.util.concurrent.atomic.AtomicInteger;

/// Counts the requests under way in the process. Past the limit they are turned away before
/// anything is done for them, which bounds memory and leaves the CPU to those that got in.
final class RequestsUnderWay {
  private final int max;
  private final AtomicInteger count = new AtomicInteger();

  RequestsUnderWay(int max) {
    this.max = max;
  }

  /// Whether there was a place; then [#leave] is due.
  boolean enter() {
    if (count.incrementAndGet() <= max) {
      return true;
    }
    count.decrementAndGet();
    return false;
  }

  void leave() {
    count.decrementAndGet();
  }
}

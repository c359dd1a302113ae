package io.boxoffice.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts what is under way. Whoever would be one too many is told so at once: a short queue keeps
/// the wait of all others short, and memory bounded. What everyone wants gets only a part of the
/// places, so that it leaves room for the rest.
final class Places {
  private final int max;
  private final int ofOneMax;
  private final AtomicInteger taken = new AtomicInteger();
  private final Map<String, Integer> ofOne = new ConcurrentHashMap<>();

  /// @param ofOneMax those that have the same key
  Places(int max, int ofOneMax) {
    this.max = max;
    this.ofOneMax = ofOneMax;
  }

  int ofOneMax() {
    return ofOneMax;
  }

  /// Whether there was a place; then [#leave] is due.
  boolean enter(String key) {
    boolean full = taken.incrementAndGet() > max;
    if (ofOne.merge(key, 1, Integer::sum) > ofOneMax || full) {
      leave(key);
      return false;
    }
    return true;
  }

  void leave(String key) {
    taken.decrementAndGet();
    ofOne.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
  }
}

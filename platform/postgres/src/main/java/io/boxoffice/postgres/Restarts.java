package io.boxoffice.postgres;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How soon a server that ended by itself is started again, and when that is given up: a server
/// that can't live more than seconds needs a person. Not safe for several threads.
final class Restarts {
  static final int LIMIT = 10;
  static final Duration WINDOW = Duration.ofMinutes(1);

  /// The sessions of a killed server need a moment to notice and leave.
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Deque<Long> recent = new ArrayDeque<>();

  /// How long to wait before the next start, or empty when it is time to give up.
  Optional<Duration> next(long nanoTime) {
    while (!recent.isEmpty() && nanoTime - recent.getFirst() > WINDOW.toNanos()) {
      recent.removeFirst();
    }
    if (recent.size() >= LIMIT) {
      return Optional.empty();
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << recent.size());
    recent.addLast(nanoTime);
    return Optional.of(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }
}

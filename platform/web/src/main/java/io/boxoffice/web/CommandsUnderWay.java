package io.boxoffice.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Counts the commands of one service that are under way. Whoever would be one too many is told so
/// at once: a short queue keeps the wait of all others short. One aggregate gets only a part of the
/// places, so that a show that everyone wants leaves room for the others.
final class CommandsUnderWay {

  /// At 20,000 commands a second the last of them waits 50 ms.
  static final int ALL_MAX = 1_024;

  /// For one aggregate; more than the connections that a hot show needs to keep the writer busy.
  static final int OF_ONE_MAX = 640;

  private final AtomicInteger all = new AtomicInteger();
  private final Map<String, Integer> ofOne = new ConcurrentHashMap<>();

  /// Runs a command, or throws [ProblemException] with 503 if there is no place for it.
  <T> T run(String stream, Supplier<T> command) {
    enter(stream);
    try {
      return command.get();
    } finally {
      leave(stream);
    }
  }

  private void enter(String stream) {
    boolean full = all.incrementAndGet() > ALL_MAX;
    if (ofOne.merge(stream, 1, Integer::sum) > OF_ONE_MAX || full) {
      leave(stream);
      throw new ProblemException(Problems.busy());
    }
  }

  private void leave(String stream) {
    all.decrementAndGet();
    ofOne.computeIfPresent(stream, (_, count) -> count == 1 ? null : count - 1);
  }
}

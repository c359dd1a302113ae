package io.boxoffice.simulators;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Runs work when a clock reaches a time. It looks at the clock again and again instead of waiting
/// for a computed while, so that a clock that a test moves is followed.
final class Timers {
  /// How late work may begin.
  private static final int TICK_MILLIS = 20;

  private final Clock clock;
  private final Executor threads;
  private final PriorityQueue<Timer> waiting =
      new PriorityQueue<>(Comparator.comparing(Timer::due));

  private record Timer(Instant due, Runnable work) {}

  /// @param threads run the work, so that work that fails does not end the timers
  Timers(Clock clock, Executor threads) {
    this.clock = clock;
    this.threads = threads;
  }

  void start(ScheduledExecutorService scheduler) {
    var _ =
        scheduler.scheduleWithFixedDelay(
            this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  synchronized void at(Instant due, Runnable work) {
    waiting.add(new Timer(due, work));
  }

  void tick() {
    takeDue().forEach(threads::execute);
  }

  private synchronized List<Runnable> takeDue() {
    Instant now = clock.instant();
    List<Runnable> due = new ArrayList<>();
    for (Timer next = waiting.peek();
        next != null && !next.due().isAfter(now);
        next = waiting.peek()) {
      waiting.remove();
      due.add(next.work());
    }
    return due;
  }
}

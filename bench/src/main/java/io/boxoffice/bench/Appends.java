package io.boxoffice.bench;

import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Outcome;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Appends events through a writer with so many waiting for their commit at a time: that many go
/// into one batch, as they do when that many customers ask.
final class Appends {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final LogWriter writer;
  private final Facts facts;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  Appends(LogWriter writer, Facts facts) {
    this.writer = writer;
    this.facts = facts;
  }

  /// Events that the writer said are durable.
  long acknowledged() {
    return acknowledged.get();
  }

  long failed() {
    return failed.get();
  }

  /// Events per second, for so long.
  double perSecond(int waiting, Duration duration) {
    long before = acknowledged.get();
    long begun = System.nanoTime();
    var turns = new Semaphore(waiting);
    while (System.nanoTime() - begun < duration.toNanos()) {
      append(turns);
    }
    turns.acquireUninterruptibly(waiting);
    return (acknowledged.get() - before) * NANOS_PER_SECOND / (System.nanoTime() - begun);
  }

  /// Appends so many events.
  void append(int events, int waiting) {
    var turns = new Semaphore(waiting);
    for (int i = 0; i < events; i++) {
      append(turns);
    }
    turns.acquireUninterruptibly(waiting);
  }

  private void append(Semaphore turns) {
    turns.acquireUninterruptibly();
    var _ =
        writer
            .submit(facts.unit())
            .whenComplete(
                (outcome, _) -> {
                  (outcome instanceof Outcome.Accepted ? acknowledged : failed).incrementAndGet();
                  turns.release();
                });
  }
}

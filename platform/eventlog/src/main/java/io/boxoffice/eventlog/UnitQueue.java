package io.boxoffice.eventlog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// The units that wait for a log's writer, bounded. Of those who add one, only who makes them as
/// many as a thread waits for wakes it: waking is dearer than adding.
final class UnitQueue {
  private final BlockingQueue<Pending> waiting;
  private volatile Optional<Alarm> alarm = Optional.empty();
  private volatile boolean closed;

  UnitQueue(int units) {
    this.waiting = new LinkedBlockingQueue<>(units);
  }

  /// Rings once.
  private record Alarm(int units, Runnable bell, AtomicBoolean set) {
    void ring() {
      if (set.compareAndSet(true, false)) {
        bell.run();
      }
    }
  }

  /// False if too many wait.
  boolean offer(Pending pending) {
    boolean taken = waiting.offer(pending);
    look();
    return taken;
  }

  int size() {
    return waiting.size();
  }

  /// The next one, waited for unless the queue is closed.
  Optional<Pending> next() throws InterruptedException {
    return closed ? poll() : Optional.of(waiting.take());
  }

  Optional<Pending> poll() {
    return Optional.ofNullable(waiting.poll());
  }

  /// Moves up to so many to a batch.
  void drainTo(List<Pending> batch, int units) {
    waiting.drainTo(batch, units);
  }

  /// Waits a moment until so many are there.
  void await(int units, Duration moment) {
    Thread sleeper = Thread.currentThread();
    long end = System.nanoTime() + moment.toNanos();
    long left = moment.toNanos();
    while (left > 0 && waiting.size() < units && !closed) {
      tellAt(units, () -> LockSupport.unpark(sleeper));
      if (!closed) {
        LockSupport.parkNanos(left);
      }
      left = end - System.nanoTime();
    }
    tellNobody();
  }

  /// Tells once, as soon as so many wait, instead of whom it was to tell before.
  void tellAt(int units, Runnable bell) {
    alarm = Optional.of(new Alarm(units, bell, new AtomicBoolean(true)));
    look();
  }

  void tellNobody() {
    alarm = Optional.empty();
  }

  /// Lets nobody wait for more any longer.
  void close() {
    closed = true;
    // Wakes who waits for one. Not by interrupting: that would break its next use of the pool.
    boolean _ = waiting.offer(Pending.of(Unit.of(List.of(), Metadata.of("close"))));
    alarm.ifPresent(Alarm::ring);
  }

  private void look() {
    alarm.filter(set -> waiting.size() >= set.units).ifPresent(Alarm::ring);
  }
}

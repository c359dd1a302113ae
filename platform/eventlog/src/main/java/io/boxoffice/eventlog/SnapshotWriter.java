package io.boxoffice.eventlog;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.core.Refusal;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes snapshots on a thread of its own, so that the writer never waits for one (AGG3). States
/// are immutable, so a state can be written while the next ones are being decided. The thread is
/// the system's: writing down a large state only computes, and a virtual thread would keep one of
/// the few carriers from all requests until it is done.
///
/// Takes its time: nobody waits for a snapshot, but whoever asks meanwhile shares cores and disk
/// with it.
final class SnapshotWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);

  /// To rest after a part, as a multiple of the time that it took.
  static final int REST = 3;

  /// A part that waited for a stopped database deserves no longer rest: its transaction is open,
  /// and who closes the writer waits for it.
  static final Duration REST_MAX = Duration.ofMillis(100);

  private final EventLog log;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService executor;
  private volatile boolean closing;

  SnapshotWriter(EventLog log) {
    this(
        log,
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("snapshots-" + log.name()).factory()));
  }

  SnapshotWriter(EventLog log, ExecutorService executor) {
    this.log = log;
    this.executor = executor;
  }

  /// Takes note of committed states; those that crossed a multiple of their interval are written.
  void committed(Map<String, Aggregate<?, ?>> evolved, Map<String, Integer> eventsOf) {
    evolved.forEach(
        (stream, aggregate) -> {
          if (isDue(aggregate, eventsOf.getOrDefault(stream, 0)) && underWay.add(stream)) {
            executor.execute(() -> write(stream, aggregate));
          }
        });
  }

  private static <S, E> boolean isDue(Aggregate<S, E> aggregate, int events) {
    long version = aggregate.version();
    return aggregate.type().snapshots().isDue(aggregate.state(), version - events, version);
  }

  private <S, E> void write(String stream, Aggregate<S, E> aggregate) {
    try {
      log.save(snapshot(aggregate.type(), stream, aggregate));
    } catch (PassingFailure failure) {
      LOG.warn("no snapshot of {}: {}", stream, failure.getMessage());
    } finally {
      underWay.remove(stream);
    }
  }

  private <S, C, E, R extends Refusal> EventLog.StoredSnapshot snapshot(
      AggregateType<S, C, E, R> type, String stream, Aggregate<S, E> aggregate) {
    Iterable<String> parts = type.snapshots().write().apply(aggregate.state());
    return new EventLog.StoredSnapshot(
        stream,
        aggregate.version(),
        type.snapshots().schemaVersion(),
        () -> new Unhurried(parts.iterator()),
        aggregate.lastAt());
  }

  @Override
  public void close() {
    closing = true;
    executor.close();
  }

  /// Hands out the first part at once, and each other after a rest from the one before.
  private final class Unhurried implements Iterator<String> {
    private final Iterator<String> parts;
    private long begunNanos = System.nanoTime();
    private boolean begun;

    Unhurried(Iterator<String> parts) {
      this.parts = parts;
    }

    @Override
    public boolean hasNext() {
      return parts.hasNext();
    }

    @Override
    public String next() {
      if (begun && !closing) {
        long took = System.nanoTime() - begunNanos;
        LockSupport.parkNanos(Math.min(REST * took, REST_MAX.toNanos()));
      }
      begun = true;
      begunNanos = System.nanoTime();
      return parts.next();
    }
  }
}

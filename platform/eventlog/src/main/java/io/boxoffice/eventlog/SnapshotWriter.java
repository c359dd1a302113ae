package io.boxoffice.eventlog;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.core.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes snapshots on a thread of its own, so that the writer never waits for one (AGG3). States
/// are immutable, so a state can be written while the next ones are being decided. The thread is
/// the system's: writing down a large state only computes, and a virtual thread would keep one of
/// the few carriers from all requests until it is done.
final class SnapshotWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);

  private final EventLog log;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService executor;

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

  private static <S, C, E, R extends Refusal> EventLog.StoredSnapshot snapshot(
      AggregateType<S, C, E, R> type, String stream, Aggregate<S, E> aggregate) {
    return new EventLog.StoredSnapshot(
        stream,
        aggregate.version(),
        type.snapshots().schemaVersion(),
        type.snapshots().write().apply(aggregate.state()),
        aggregate.lastAt());
  }

  @Override
  public void close() {
    executor.close();
  }
}

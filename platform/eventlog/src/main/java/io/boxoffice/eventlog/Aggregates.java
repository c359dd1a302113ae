package io.boxoffice.eventlog;

import io.boxoffice.core.Invariant;
import io.boxoffice.core.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads aggregates from their streams: never stale, also when another process writes them.
public final class Aggregates {
  private final EventLog log;
  private final AggregateCache cache;
  private final SharedReads reads;

  Aggregates(EventLog log, AggregateCache cache) {
    this.log = log;
    this.cache = cache;
    this.reads = new SharedReads(log);
  }

  /// The state of an aggregate and its version; empty if it has no events.
  public <S, C, E, R extends Refusal> Optional<Versioned<S>> find(
      AggregateType<S, C, E, R> type, Object id) {
    Aggregate<S, E> aggregate = read(type, type.stream(id));
    return aggregate.version() == 0
        ? Optional.empty()
        : Optional.of(new Versioned<>(aggregate.state(), aggregate.version(), aggregate.lastAt()));
  }

  /// The state as it was at a time; empty if nothing had happened by then.
  public <S, C, E, R extends Refusal> Optional<Versioned<S>> find(
      AggregateType<S, C, E, R> type, Object id, Instant asOf) {
    Aggregate<S, E> aggregate = Aggregate.initial(type);
    for (Recorded<E> event : history(type, id)) {
      if (event.at().isAfter(asOf)) {
        break;
      }
      aggregate = aggregate.after(event.version(), event.at(), event.event());
    }
    return aggregate.version() == 0
        ? Optional.empty()
        : Optional.of(new Versioned<>(aggregate.state(), aggregate.version(), aggregate.lastAt()));
  }

  /// All events of an aggregate, oldest first.
  public <S, C, E, R extends Refusal> List<Recorded<E>> history(
      AggregateType<S, C, E, R> type, Object id) {
    return reads.events(type.stream(id), 0).stream()
        .map(event -> Recorded.decode(type.codec(), event))
        .toList();
  }

  /// The first event with this key, of an aggregate whose events are keyed by parts of it.
  public Optional<StoredEvent> firstWithKey(String key) {
    return log.withKey(key, 0, 1).stream().findFirst();
  }

  @SuppressWarnings("unchecked") // A stream's name starts with its type's category.
  private <S, C, E, R extends Refusal> Aggregate<S, E> read(
      AggregateType<S, C, E, R> type, String stream) {
    int before = cache.generation();
    Aggregate<S, E> known =
        cache
            .find(stream)
            .map(aggregate -> (Aggregate<S, E>) aggregate)
            .orElseGet(() -> loaded(type, stream));
    Aggregate<S, E> current = known;
    for (StoredEvent event : reads.events(stream, known.version())) {
      current = current.after(event);
    }
    cache.keep(stream, current, before);
    return current;
  }

  @SuppressWarnings("unchecked") // Loaded for a command of this type.
  private <S, C, E, R extends Refusal> Aggregate<S, E> loaded(
      AggregateType<S, C, E, R> type, String stream) {
    var request = new AddressedCommand<S, C, E, R>(type, stream, type.wake());
    return (Aggregate<S, E>) Invariant.present(cache.load(List.of(request)).get(stream), stream);
  }

  /// A state with its place in time.
  ///
  /// @param version of the stream
  /// @param at time of the last event
  public record Versioned<S>(S state, long version, Instant at) {}
}

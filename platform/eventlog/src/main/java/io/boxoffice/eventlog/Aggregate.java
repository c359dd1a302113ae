package io.boxoffice.eventlog;

import io.boxoffice.core.Invariant;
import io.boxoffice.core.Refusal;
import java.time.Instant;
import java.util.Optional;

/// A state with its place in its stream. Immutable, so it may be read while the next is decided.
record Aggregate<S, E>(AggregateType<S, ?, E, ?> type, S state, long version, Instant lastAt) {

  static <S, C, E, R extends Refusal> Aggregate<S, E> initial(AggregateType<S, C, E, R> type) {
    return new Aggregate<>(type, type.decider().initial(), 0, Instant.EPOCH);
  }

  Aggregate<S, E> after(long eventVersion, Instant at, E event) {
    Invariant.check(eventVersion == version + 1, "version %d follows %d", eventVersion, version);
    return new Aggregate<>(type, type.decider().evolve(state, event), eventVersion, at);
  }

  /// The state after a stored event; an event that it knows already changes nothing.
  Aggregate<S, E> after(StoredEvent stored) {
    return stored.version() <= version
        ? this
        : after(
            stored.version(),
            stored.recordedAt(),
            type.codec().decode(stored.type(), stored.data()));
  }

  /// When it wants to be woken next.
  Optional<Instant> deadline() {
    return type.deadline().apply(state);
  }
}

package io.boxoffice.eventlog;

import io.boxoffice.core.Decider;
import io.boxoffice.core.EventCodec;
import io.boxoffice.core.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// One kind of aggregate of a service: its rules and what follows from them. All functions are
/// pure.
///
/// @param category first part of its streams' names; no hyphen
/// @param key what readers must see in order, from the stream and the event
/// @param deadline when the aggregate wants to be woken next, read from its state
/// @param wake the command that waking it is
/// @param effects what an event wishes from the outside world, given the state after it
/// @param snapshots how its state is kept as a cache; none by default
public record AggregateType<S, C, E, R extends Refusal>(
    String category,
    Decider<S, C, E, R> decider,
    EventCodec<E> codec,
    BiFunction<String, E, String> key,
    Function<S, Optional<Instant>> deadline,
    Function<Instant, C> wake,
    BiFunction<E, S, List<Effect>> effects,
    Snapshots<S> snapshots) {

  /// An aggregate without deadlines, effects or snapshots, whose events are keyed by its stream.
  public static <S, C, E, R extends Refusal> AggregateType<S, C, E, R> of(
      String category, Decider<S, C, E, R> decider, EventCodec<E> codec) {
    return new AggregateType<>(
        category,
        decider,
        codec,
        (stream, _) -> stream,
        _ -> Optional.empty(),
        at -> {
          throw new IllegalStateException(category + " has no deadlines, woken at " + at);
        },
        (_, _) -> List.of(),
        Snapshots.none());
  }

  public AggregateType<S, C, E, R> keyedBy(BiFunction<String, E, String> key) {
    return new AggregateType<>(category, decider, codec, key, deadline, wake, effects, snapshots);
  }

  public AggregateType<S, C, E, R> waking(
      Function<S, Optional<Instant>> deadline, Function<Instant, C> wake) {
    return new AggregateType<>(category, decider, codec, key, deadline, wake, effects, snapshots);
  }

  public AggregateType<S, C, E, R> wishing(BiFunction<E, S, List<Effect>> effects) {
    return new AggregateType<>(category, decider, codec, key, deadline, wake, effects, snapshots);
  }

  public AggregateType<S, C, E, R> snapshots(Snapshots<S> snapshots) {
    return new AggregateType<>(category, decider, codec, key, deadline, wake, effects, snapshots);
  }

  /// A command to the aggregate with this id. Its time is the moment of the decision: now, or the
  /// stream's last time if the clock went back.
  public AddressedCommand<S, C, E, R> command(Object id, Function<Instant, C> command) {
    return new AddressedCommand<>(this, stream(id), command);
  }

  public String stream(Object id) {
    return category + "-" + id;
  }
}

package io.boxoffice.eventlog;

import io.boxoffice.core.Refusal;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.LongPredicate;

/// A command and the aggregate that it is for. Made by [AggregateType#command].
///
/// @param expected whether it may be decided at a version of its stream; asked by the writer, of
///     the very state that it decides on
public record AddressedCommand<S, C, E, R extends Refusal>(
    AggregateType<S, C, E, R> type,
    String stream,
    Function<Instant, C> command,
    LongPredicate expected) {

  public AddressedCommand(
      AggregateType<S, C, E, R> type, String stream, Function<Instant, C> command) {
    this(type, stream, command, _ -> true);
  }

  /// The command, to be decided at these versions only; at others the unit is [Outcome.Stale].
  public AddressedCommand<S, C, E, R> onlyAt(LongPredicate versions) {
    return new AddressedCommand<>(type, stream, command, versions);
  }
}

package io.boxoffice.eventlog;

import io.boxoffice.core.Invariant;
import java.util.List;

/// What came of an accepted command.
///
/// @param state after the decision
/// @param version of the stream after it; 0 if the stream has no events
/// @param events what happened; none if there was nothing to do
public record Decided<S, E>(String stream, S state, long version, List<Recorded<E>> events) {

  /// The position of the last event; only for decisions that made one.
  public long position() {
    Invariant.check(!events.isEmpty(), "a decision without events has no position");
    return events.getLast().position();
  }
}

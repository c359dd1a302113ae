package io.boxoffice.messaging;

import io.boxoffice.eventlog.StoredEvent;
import java.time.Instant;
import java.util.UUID;

/// An event that was set aside by a subscription.
///
/// @param reason of its last failure
/// @param tries made so far
/// @param nextTryAt of a RETRYING event
/// @param dropReason of who gave it up; empty unless it is DROPPED
public record ParkedEvent(
    UUID id,
    String subscription,
    String log,
    StoredEvent event,
    State state,
    String reason,
    int tries,
    Instant parkedAt,
    Instant nextTryAt,
    String dropReason) {

  /// What is to become of it.
  public enum State {
    /// Tried again by itself at its time.
    RETRYING,
    /// Waits for an operator.
    PARKED,
    /// Waits behind an earlier event of its key.
    WAITING,
    /// Given up by an operator; kept to be seen.
    DROPPED
  }
}

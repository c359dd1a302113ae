package io.boxoffice.app.operations;

import io.boxoffice.messaging.ParkedEvent;
import java.time.Instant;
import java.util.UUID;

/// An event that was set aside, as operators see it in a list.
///
/// @param reason of its last failure
/// @param dropReason of who gave it up; empty unless it is DROPPED
record SetAsideEvent(
    UUID id,
    String subscription,
    String log,
    long position,
    String stream,
    long version,
    String key,
    String type,
    ParkedEvent.State state,
    String reason,
    String dropReason,
    int tries,
    Instant parkedAt,
    Instant nextTryAt) {

  static SetAsideEvent of(ParkedEvent parked) {
    var event = parked.event();
    return new SetAsideEvent(
        parked.id(),
        parked.subscription(),
        parked.log(),
        event.position(),
        event.stream(),
        event.version(),
        event.key(),
        event.type(),
        parked.state(),
        parked.reason(),
        parked.dropReason(),
        parked.tries(),
        parked.parkedAt(),
        parked.nextTryAt());
  }
}

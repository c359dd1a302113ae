package io.boxoffice.app.operations;

import io.boxoffice.core.Json;
import io.boxoffice.messaging.ParkedEvent;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// An event that was set aside, as operators see it.
///
/// @param state RETRYING, PARKED, WAITING or DROPPED
record SetAsideEvent(
    UUID id,
    String subscription,
    String log,
    long position,
    String stream,
    String key,
    String type,
    JsonNode data,
    String state,
    String reason,
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
        event.key(),
        event.type(),
        Json.read(event.data(), JsonNode.class),
        parked.state().name(),
        parked.reason(),
        parked.tries(),
        parked.parkedAt(),
        parked.nextTryAt());
  }
}

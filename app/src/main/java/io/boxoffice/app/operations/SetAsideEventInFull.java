package io.boxoffice.app.operations;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.boxoffice.core.Json;
import io.boxoffice.messaging.ParkedEvent;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// An event that was set aside with all that it says.
///
/// @param data the fact
/// @param metadata correlation, cause, actor and trace, as far as there are any
record SetAsideEventInFull(
    @JsonUnwrapped SetAsideEvent setAside,
    UUID eventId,
    Instant recordedAt,
    JsonNode data,
    JsonNode metadata) {

  static SetAsideEventInFull of(ParkedEvent parked) {
    var event = parked.event();
    return new SetAsideEventInFull(
        SetAsideEvent.of(parked),
        event.id(),
        event.recordedAt(),
        Json.read(event.data(), JsonNode.class),
        Json.read(event.metadata(), JsonNode.class));
  }
}

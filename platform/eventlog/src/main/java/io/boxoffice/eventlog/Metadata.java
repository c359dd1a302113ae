package io.boxoffice.eventlog;

import io.boxoffice.core.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/// Where an event comes from: correlation id, causation id, actor, traceparent. Ids only, never
/// personal data.
public record Metadata(Map<String, String> values) {
  private static final String CORRELATION_ID = "correlationId";
  private static final String CAUSATION_ID = "causationId";
  private static final String ACTOR = "actor";
  private static final String TRACEPARENT = "traceparent";
  private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

  public Metadata {
    values = Map.copyOf(values);
  }

  /// The start of something: a request, a deadline, a command line.
  public static Metadata of(String correlationId) {
    return new Metadata(Map.of(CORRELATION_ID, correlationId));
  }

  /// What happens because of an event: same correlation, the event as the cause.
  public static Metadata causedBy(Recorded<?> cause) {
    return cause.metadata().causedBy(cause.id());
  }

  /// The same with an event as the cause.
  public Metadata causedBy(UUID eventId) {
    return with(CAUSATION_ID, eventId.toString());
  }

  public Metadata actor(UUID accountId) {
    return with(ACTOR, accountId.toString());
  }

  public Metadata traceparent(String traceparent) {
    return with(TRACEPARENT, traceparent);
  }

  public String correlationId() {
    return values.getOrDefault(CORRELATION_ID, "none");
  }

  public Optional<String> causationId() {
    return Optional.ofNullable(values.get(CAUSATION_ID));
  }

  public Optional<String> actor() {
    return Optional.ofNullable(values.get(ACTOR));
  }

  /// As it is stored.
  public String json() {
    return Json.write(values);
  }

  /// Reads what [#json] wrote.
  public static Metadata parse(String json) {
    return new Metadata(Json.mapper().readValue(json, VALUES));
  }

  private Metadata with(String name, String value) {
    var changed = new HashMap<>(values);
    changed.put(name, value);
    return new Metadata(changed);
  }
}

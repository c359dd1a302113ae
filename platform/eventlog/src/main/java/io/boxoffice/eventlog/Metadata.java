package io.boxoffice.eventlog;

import io.boxoffice.core.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Where an event comes from: correlation id, causation id, actor, traceparent. Ids only, never
/// personal data. Read from its JSON when somebody asks, since most readers of an event do not; for
/// any number of threads.
public final class Metadata {
  private static final String CORRELATION_ID = "correlationId";
  private static final String CAUSATION_ID = "causationId";
  private static final String ACTOR = "actor";
  private static final String TRACEPARENT = "traceparent";
  private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

  /// One of the two is there from the start, the other follows from it.
  private @Nullable Map<String, String> values;

  private @Nullable String json;

  private Metadata(@Nullable Map<String, String> values, @Nullable String json) {
    this.values = values;
    this.json = json;
  }

  /// The start of something: a request, a deadline, a command line.
  public static Metadata of(String correlationId) {
    return new Metadata(Map.of(CORRELATION_ID, correlationId), null);
  }

  /// Reads what [#json] wrote.
  public static Metadata parse(String json) {
    return new Metadata(null, json);
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
    return values().getOrDefault(CORRELATION_ID, "none");
  }

  public Optional<String> causationId() {
    return Optional.ofNullable(values().get(CAUSATION_ID));
  }

  public Optional<String> actor() {
    return Optional.ofNullable(values().get(ACTOR));
  }

  /// By name.
  public Map<String, String> values() {
    Map<String, String> known = values;
    if (known == null) {
      known = Map.copyOf(Json.mapper().readValue(json(), VALUES));
      values = known;
    }
    return known;
  }

  /// As it is stored.
  public String json() {
    String known = json;
    if (known == null) {
      known = Json.write(values());
      json = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Metadata metadata && values().equals(metadata.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  @Override
  public String toString() {
    return json();
  }

  private Metadata with(String name, String value) {
    var changed = new HashMap<>(values());
    changed.put(name, value);
    return new Metadata(Map.copyOf(changed), null);
  }
}

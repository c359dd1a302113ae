package io.boxoffice.contracts.schemas;

import io.boxoffice.core.Ids;
import io.boxoffice.core.Json;
import io.boxoffice.core.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Makes the first sample of a new event type from its schema, always the same one. Its author may
/// make it more lifelike by hand; it is never written again.
final class NewSample {
  private static final UUID ORIGIN = Ids.parse("019d9c5a-4c00-7000-8000-000000000001");
  private static final Instant START = Instant.parse("2026-05-01T18:00:00Z");

  private int times;

  private NewSample() {}

  static JsonNode of(JsonNode schema) {
    return new NewSample().value("", schema);
  }

  private JsonNode value(String name, JsonNode schema) {
    var nodes = Json.mapper().getNodeFactory();
    return switch (schema.path("type").asString()) {
      case "object" -> object(schema);
      case "array" -> nodes.arrayNode().add(value(name, schema.path("items")));
      case "integer" -> nodes.numberNode(name.equals("amount") ? 4_500 : 1);
      case "boolean" -> nodes.booleanNode(true);
      case "string" -> nodes.stringNode(text(name, schema));
      case String other -> throw new IllegalStateException("no sample of type " + other);
    };
  }

  private JsonNode object(JsonNode schema) {
    var object = Json.mapper().createObjectNode();
    var fields = schema.path("properties");
    fields.propertyNames().forEach(field -> object.set(field, value(field, fields.path(field))));
    if (schema.path("additionalProperties").isObject()) {
      object.set("orderId", value("orderId", schema.path("additionalProperties")));
    }
    return object;
  }

  private String text(String name, JsonNode schema) {
    if (schema.has("enum")) {
      return schema.path("enum").path(0).asString();
    }
    return switch (schema.path("format").asString("")) {
      case "uuid" -> Ids.derived(ORIGIN, name).toString();
      case "date-time" -> START.plus(Duration.ofHours(times++)).toString();
      case "duration" -> Duration.ofHours(24).toString();
      case String _ -> named(name);
    };
  }

  private static String named(String name) {
    return switch (name) {
      case "currency" -> Money.zero("EUR").currency();
      case "title" -> "An evening of strings";
      case "description" -> "Four players, one lantern.";
      case "category" -> "concert";
      case "name" -> "Lantern Hall";
      case "city" -> "Berlin";
      case "country" -> "DE";
      case "reason" -> "sold-out";
      case "template" -> "tickets";
      case "gate" -> "North";
      case "methodToken" -> "tok_ok";
      case "providerPaymentId" -> "pay_1";
      case "timeZone" -> "Europe/Berlin";
      case "role" -> "ORGANIZER";
      case "url" -> "https://provider.example/confirm/1";
      case "orderId" -> Ids.derived(ORIGIN, name).toString();
      case String other -> other;
    };
  }
}

package io.boxoffice.web;

import io.boxoffice.core.Ids;
import java.util.UUID;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Reads ids that are texts of 36 characters. Jackson's own reader also takes base64 and, for it,
/// numbers.
final class CanonicalId extends StdScalarDeserializer<UUID> {

  CanonicalId() {
    super(UUID.class);
  }

  @Override
  public UUID deserialize(JsonParser parser, DeserializationContext context) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return (UUID) context.handleUnexpectedToken(context.constructType(UUID.class), parser);
    }
    String text = parser.getString();
    try {
      return Ids.parse(text);
    } catch (IllegalArgumentException _) {
      return (UUID) context.handleWeirdStringValue(UUID.class, text, "not an id");
    }
  }
}

package io.boxoffice.contracts.schemas;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.boxoffice.core.Json;
import io.boxoffice.core.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Writes the JSON Schema (draft 2020-12) of an event record, as its codec writes and reads it. All
/// in one piece, without references, so that two of them are easily compared.
final class EventSchemas {
  private static final SchemaGenerator GENERATOR = generator();

  private EventSchemas() {}

  static ObjectNode of(String name, Class<?> type) {
    ObjectNode generated = GENERATOR.generateSchema(type);
    ObjectNode schema = Json.mapper().createObjectNode();
    schema.set("$schema", generated.path("$schema"));
    schema.put("title", name);
    schema.setAll(generated);
    return schema;
  }

  private static SchemaGenerator generator() {
    var builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.INLINE_ALL_SCHEMAS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
            .with(Option.ENUM_KEYWORD_FOR_SINGLE_VALUES);
    builder.forFields().withRequiredCheck(field -> !isNullable(field));
    builder
        .forTypesInGeneral()
        .withPropertySorter((_, _) -> 0)
        .withCustomDefinitionProvider((type, _) -> scalar(type));
    return new SchemaGenerator(builder.build());
  }

  private static boolean isNullable(FieldScope field) {
    return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /// Types that are one JSON text or a known object; null for all others.
  private static @Nullable CustomDefinition scalar(ResolvedType resolved) {
    Class<?> type = resolved.getErasedType();
    if (type == UUID.class || isTypedId(type)) {
      return text("format", "uuid");
    }
    if (type == Instant.class) {
      return text("format", "date-time");
    }
    if (type == Duration.class) {
      return text("format", "duration");
    }
    if (type == ZoneId.class) {
      return text("description", "a name of the IANA time zone database");
    }
    return type == Money.class ? new CustomDefinition(money(), true) : null;
  }

  private static boolean isTypedId(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents())
            .anyMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class));
  }

  private static CustomDefinition text(String keyword, String value) {
    ObjectNode schema = Json.mapper().createObjectNode();
    return new CustomDefinition(schema.put("type", "string").put(keyword, value), true);
  }

  private static ObjectNode money() {
    ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties
        .putObject("amount")
        .put("type", "integer")
        .put("description", "minor units of the currency")
        .put("minimum", -Money.AMOUNT_MAX)
        .put("maximum", Money.AMOUNT_MAX);
    properties
        .putObject("currency")
        .put("type", "string")
        .put("description", "ISO 4217")
        .put("pattern", "^[A-Z]{3}$");
    schema.putArray("required").add("amount").add("currency");
    return schema;
  }
}

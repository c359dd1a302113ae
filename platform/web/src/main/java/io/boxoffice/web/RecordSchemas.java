package io.boxoffice.web;

import com.fasterxml.jackson.databind.JavaType;
import io.boxoffice.core.Invariant;
import io.boxoffice.core.Money;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Describes a component of a record as required unless its type is `@Nullable` or an `Optional`,
/// as [BodyFields] has it.
final class RecordSchemas implements ModelConverter {

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    JavaType java = Json.mapper().constructType(type.getType());
    if (schema != null && java != null && java.getRawClass().isRecord()) {
      require(java.getRawClass(), described(schema, context));
      if (java.getRawClass() == Money.class) {
        limitCurrency(described(schema, context));
      }
    }
    return schema;
  }

  /// Which of them are currencies changes with the world.
  private static void limitCurrency(@Nullable Schema<?> money) {
    if (money != null && money.getProperties() != null) {
      Invariant.present(money.getProperties().get("currency"), "currency").setPattern("[A-Z]{3}");
    }
  }

  private static @Nullable Schema<?> described(Schema<?> schema, ModelConverterContext context) {
    String reference = schema.get$ref();
    return reference == null
        ? schema
        : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private static void require(Class<?> type, @Nullable Schema<?> schema) {
    if (schema == null || schema.getProperties() == null) {
      return;
    }
    List<String> required =
        Arrays.stream(type.getRecordComponents())
            .filter(RecordSchemas::isRequired)
            .map(RecordComponent::getName)
            .filter(schema.getProperties()::containsKey)
            .toList();
    schema.setRequired(required);
  }

  private static boolean isRequired(RecordComponent component) {
    return component.getType() != Optional.class
        && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}

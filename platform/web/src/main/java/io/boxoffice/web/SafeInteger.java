package io.boxoffice.web;

import io.boxoffice.core.Money;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Reads whole numbers within ±(2⁵³−1), which every JSON reader can hold (RFC 8259 section 6).
final class SafeInteger extends StdScalarDeserializer<Long> {
  static final long MAX = Money.AMOUNT_MAX;

  private final boolean primitive;

  SafeInteger(Class<Long> type) {
    super(type);
    this.primitive = type.isPrimitive();
  }

  @Override
  public Long deserialize(JsonParser parser, DeserializationContext context) {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      return (Long) context.handleUnexpectedToken(context.constructType(handledType()), parser);
    }
    long value =
        switch (parser.getNumberType()) {
          case INT, LONG -> parser.getLongValue();
          case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> Long.MAX_VALUE;
        };
    if (value > MAX || value < -MAX) {
      throw new InputCoercionException(
          parser, "must be within ±" + MAX, JsonToken.VALUE_NUMBER_INT, Long.class);
    }
    return value;
  }

  @Override
  public Object getNullValue(DeserializationContext context) {
    return primitive
        ? context.reportInputMismatch(this, "is required")
        : super.getNullValue(context);
  }
}

package io.boxoffice.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// Says what is wrong with a body of JSON: where, and what was expected. Never echoes values.
final class JsonProblems {

  private static final String ID = "must be an id";

  private static final Map<Class<?>, String> EXPECTED =
      Map.ofEntries(
          Map.entry(String.class, "must be a text"),
          Map.entry(boolean.class, "must be true or false"),
          Map.entry(Boolean.class, "must be true or false"),
          Map.entry(BigDecimal.class, "must be a number"),
          Map.entry(double.class, "must be a number"),
          Map.entry(Double.class, "must be a number"),
          Map.entry(UUID.class, ID),
          Map.entry(Instant.class, "must be a time such as 2026-05-01T18:30:00Z"),
          Map.entry(LocalDate.class, "must be a date such as 2026-05-01"),
          Map.entry(Duration.class, "must be a duration such as PT30M"));

  private JsonProblems() {}

  static Problem of(JacksonException failure) {
    String field = field(failure);
    return switch (failure) {
      case UnrecognizedPropertyException _ -> Problem.invalid(field, "is not a known field");
      case ValueInstantiationException e -> Problem.invalid(field, reason(e));
      case InputCoercionException e -> Problem.invalid(field, outOfRange(e));
      case StreamConstraintsException _ ->
          malformed("The JSON nests too deep, or a name, text or number in it is too long.");
      case MismatchedInputException e when e.getTargetType() != null && !field.isEmpty() ->
          Problem.invalid(field, RequestProblems.expected(e.getTargetType()));
      case MismatchedInputException e when e.getCurrentToken() == null -> absent();
      case DatabindException _ when !field.isEmpty() -> Problem.invalid(field, "is not valid");
      case DatabindException _ -> malformed("The JSON has not the form that is expected here.");
      case JacksonException e -> malformed("The body is not valid JSON" + place(e) + ".");
    };
  }

  static Problem absent() {
    return malformed("The request needs a body of JSON.");
  }

  static Problem malformed(String detail) {
    return Problem.of(400, "malformed-json", detail);
  }

  private static String outOfRange(InputCoercionException e) {
    return e.getTargetType() == Long.class
        ? "must be within ±" + SafeInteger.MAX
        : "is out of range";
  }

  /// Records say in their constructors what they need; other causes are nobody's business.
  private static String reason(ValueInstantiationException e) {
    return e.getCause() instanceof IllegalArgumentException reason && reason.getMessage() != null
        ? reason.getMessage()
        : "is not valid";
  }

  private static String place(JacksonException e) {
    var location = e.getLocation();
    return location == null || location.getLineNr() < 1
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  /// The path as callers write it: `lines[0].quantity`.
  static String field(JacksonException failure) {
    var path = new StringBuilder();
    for (var reference : failure.getPath()) {
      String name = reference.getPropertyName();
      if (name == null) {
        path.append('[').append(Math.max(0, reference.getIndex())).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    return path.toString();
  }

  static String expected(Class<?> type) {
    String known = EXPECTED.get(type);
    if (known != null) {
      return known;
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "must be a whole number";
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "must be a list";
    }
    if (IdType.isId(type)) {
      return ID;
    }
    return type.isRecord() || Map.class.isAssignableFrom(type)
        ? "must be an object"
        : "is not valid";
  }
}

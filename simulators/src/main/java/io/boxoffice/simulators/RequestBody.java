package io.boxoffice.simulators;

import io.boxoffice.core.Json;
import io.boxoffice.core.Money;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads the fields of a JSON object; what is missing or wrong is [Rejected] by its name.
final class RequestBody {
  private final JsonNode object;

  private RequestBody(JsonNode object) {
    this.object = object;
  }

  static RequestBody of(byte[] bytes) {
    try {
      JsonNode node = Json.mapper().readTree(bytes);
      if (!node.isObject()) {
        throw new Rejected(400, "malformed", "the body must be a JSON object");
      }
      return new RequestBody(node);
    } catch (JacksonException e) {
      throw new Rejected(400, "malformed", "not JSON: " + e.getOriginalMessage());
    }
  }

  void allowOnly(Set<String> names) {
    object
        .propertyNames()
        .forEach(
            name -> {
              if (!names.contains(name)) {
                throw new Rejected(400, "invalid", name + " is not known");
              }
            });
  }

  String text(String name) {
    JsonNode node = object.path(name);
    if (!node.isString() || node.stringValue().isBlank()) {
      throw invalid(name, "a text that is not empty");
    }
    return node.stringValue();
  }

  /// A positive integer.
  long amount(String name) {
    JsonNode node = object.path(name);
    if (!isInteger(node) || node.longValue() < 1 || node.longValue() > Money.AMOUNT_MAX) {
      throw invalid(name, "a positive integer");
    }
    return node.longValue();
  }

  Money money(String amount, String currency) {
    long minorUnits = amount(amount);
    String code = text(currency);
    try {
      return new Money(minorUnits, code);
    } catch (IllegalArgumentException _) {
      throw invalid(currency, "an ISO 4217 code");
    }
  }

  URI url(String name) {
    try {
      URI uri = new URI(text(name));
      if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme())) {
        throw invalid(name, "an HTTP URL");
      }
      return uri;
    } catch (URISyntaxException _) {
      throw invalid(name, "an HTTP URL");
    }
  }

  Instant time(String name, Instant otherwise) {
    if (object.path(name).isMissingNode()) {
      return otherwise;
    }
    try {
      return Instant.parse(text(name));
    } catch (DateTimeParseException _) {
      throw invalid(name, "an RFC 3339 time");
    }
  }

  boolean flag(String name) {
    JsonNode node = object.path(name);
    if (!node.isMissingNode() && !node.isBoolean()) {
      throw invalid(name, "true or false");
    }
    return node.asBoolean(false);
  }

  /// An integer from 0 to `max`; 0 if missing.
  int count(String name, int max) {
    JsonNode node = object.path(name);
    if (node.isMissingNode()) {
      return 0;
    }
    if (!isInteger(node) || node.longValue() < 0 || node.longValue() > max) {
      throw invalid(name, "an integer from 0 to " + max);
    }
    return node.intValue();
  }

  /// A number from 0 to 1; 0 if missing.
  double share(String name) {
    JsonNode node = object.path(name);
    if (node.isMissingNode()) {
      return 0;
    }
    if (!node.isNumber() || node.doubleValue() < 0 || node.doubleValue() > 1) {
      throw invalid(name, "a number from 0 to 1");
    }
    return node.doubleValue();
  }

  private static boolean isInteger(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong();
  }

  private static Rejected invalid(String name, String wanted) {
    return new Rejected(400, "invalid", name + " must be " + wanted);
  }
}

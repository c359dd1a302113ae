package io.boxoffice.payments.adapter;

import io.boxoffice.core.Json;
import io.boxoffice.core.Money;
import io.boxoffice.core.PermanentFailure;
import io.boxoffice.payments.application.NoticeReader;
import io.boxoffice.payments.application.Reference;
import io.boxoffice.payments.domain.ProviderPayment;
import io.boxoffice.payments.domain.ProviderPayment.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// How the provider writes payments and notices. Fields that we do not know are ignored: what it
/// adds must not stop sales.
public final class ProviderJson implements NoticeReader {

  /// A reason of the provider's is a short code; more is cut.
  private static final int REASON_LENGTH_MAX = 60;

  /// Reads any JSON object; throws [PermanentFailure] if it is none.
  static JsonNode object(String body) {
    try {
      JsonNode node = Json.mapper().readTree(body);
      if (node == null || !node.isObject()) {
        throw new PermanentFailure("the provider sent no JSON object");
      }
      return node;
    } catch (JacksonException e) {
      throw new PermanentFailure("the provider sent no JSON", e);
    }
  }

  @Override
  public Optional<Shown> read(String body) {
    JsonNode payment = object(body).path("payment");
    return Reference.parse(payment.path("reference").asString(""))
        .map(reference -> new Shown(reference, payment(payment)));
  }

  static ProviderPayment payment(JsonNode json) {
    try {
      String currency = json.path("currency").asString("");
      return new ProviderPayment(
          text(json, "id"),
          Status.valueOf(text(json, "status").toUpperCase(Locale.ROOT)),
          new Money(json.path("captured").asLong(0), currency),
          new Money(json.path("refunded").asLong(0), currency),
          reason(json.path("reason").asString("")),
          json.path("actionUrl").asString(""));
    } catch (IllegalArgumentException e) {
      throw new PermanentFailure("the provider shows a payment that makes no sense", e);
    }
  }

  static List<ProviderPayment> payments(JsonNode json) {
    return json.path("payments").valueStream().map(ProviderJson::payment).toList();
  }

  /// The code of an error answer.
  static String errorCode(int status, String body) {
    try {
      String code = object(body).path("error").asString("");
      return code.isEmpty() ? "http-" + status : reason(code);
    } catch (PermanentFailure _) {
      return "http-" + status;
    }
  }

  private static String reason(String text) {
    return text.substring(0, Math.min(text.length(), REASON_LENGTH_MAX));
  }

  private static String text(JsonNode json, String field) {
    String text = json.path(field).asString("");
    if (text.isEmpty()) {
      throw new PermanentFailure("the provider shows a payment without " + field);
    }
    return text;
  }
}

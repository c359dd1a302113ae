package io.boxoffice.simulators;

import io.boxoffice.core.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How the provider shows payments, refunds and events.
final class PaymentJson {
  private final String url;

  /// @param url of the provider, which challenges are at
  PaymentJson(String url) {
    this.url = url;
  }

  Map<String, Object> of(Payment payment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", payment.id());
    json.put("status", payment.status().name().toLowerCase(Locale.ROOT));
    if (!payment.reason().isEmpty()) {
      json.put("reason", payment.reason());
    }
    if (payment.status() == Payment.Status.ACTION_REQUIRED) {
      json.put("actionUrl", url + ProviderApi.CHALLENGES + payment.id());
    }
    putMoney(json, payment);
    json.put("createdAt", payment.createdAt());
    return json;
  }

  private static void putMoney(Map<String, Object> json, Payment payment) {
    json.put("reference", payment.request().reference());
    json.put("amount", payment.request().money().amount());
    json.put("currency", payment.request().money().currency());
    json.put("captured", payment.captured());
    json.put("refunded", payment.refunded());
  }

  Map<String, Object> of(Refund refund) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", refund.id());
    json.put("paymentId", refund.paymentId());
    json.put("amount", refund.amount());
    json.put("status", "refunded");
    return json;
  }

  String of(Fact.Told told, Payment payment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", told.eventId());
    json.put("type", type(told));
    json.put("createdAt", told.at());
    json.put("payment", of(payment));
    if (told instanceof Fact.Refunded refunded) {
      json.put("refund", of(refunded.refund()));
    }
    return Json.write(json);
  }

  private static String type(Fact.Told told) {
    return switch (told) {
      case Fact.Captured _ -> "payment.captured";
      case Fact.Declined _ -> "payment.declined";
      case Fact.Refunded _ -> "payment.refunded";
    };
  }

  Map<String, Object> list(List<Payment> payments) {
    return Map.of("payments", payments.stream().map(this::of).toList());
  }

  /// What a checker compares with its own books: one entry per payment that moved money.
  Map<String, Object> ledger(List<Payment> payments) {
    return Map.of(
        "entries",
        payments.stream().filter(payment -> payment.captured() > 0).map(this::entry).toList());
  }

  private Map<String, Object> entry(Payment payment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("paymentId", payment.id());
    putMoney(json, payment);
    return json;
  }
}

package io.boxoffice.simulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The HTTP side of the provider. Faults are made at `/v1/payments` only: who tests must always be
/// able to see the ledger and to switch the faults off.
final class ProviderApi {
  static final String CHALLENGES = "/challenges/";

  private static final String PAYMENTS = "/v1/payments";

  /// A payment request has some hundred bytes.
  private static final int BODY_BYTES_MAX = 64 * 1024;

  private final Provider provider;
  private final PaymentJson json;
  private final FaultBoard faults;
  private final CountDownLatch closed = new CountDownLatch(1);

  ProviderApi(Provider provider, PaymentJson json, FaultBoard faults) {
    this.provider = provider;
    this.json = json;
    this.faults = faults;
  }

  void mount(HttpServer server) {
    server.createContext(PAYMENTS, this::payments);
    server.createContext("/v1/ledger", exchange -> send(exchange, ledger(exchange)));
    server.createContext("/faults", exchange -> send(exchange, guarded(exchange, this::faults)));
    server.createContext(CHALLENGES, exchange -> send(exchange, challenge(exchange)));
    server.createContext("/", exchange -> send(exchange, notFound()));
  }

  /// Ends the delays of answers that are still held back.
  void close() {
    closed.countDown();
  }

  private void payments(HttpExchange exchange) throws IOException {
    if (faults.now().down()) {
      exchange.close();
      return;
    }
    if (faults.takeError()) {
      send(exchange, Answer.error(500, "internal", "a simulated error"));
      return;
    }
    Answer answer = guarded(exchange, this::route);
    holdBack(faults.now().delayMillis());
    if (exchange.getRequestMethod().equals("POST") && faults.takeDroppedAnswer()) {
      exchange.close();
    } else {
      send(exchange, answer);
    }
  }

  private void holdBack(int millis) {
    try {
      boolean _ = millis > 0 && closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer route(HttpExchange exchange) throws IOException {
    String below = exchange.getRequestURI().getPath().substring(PAYMENTS.length());
    List<String> path = List.of(below.split("/", -1));
    String id = path.size() > 1 ? path.get(1) : "";
    String shape =
        switch (path.size()) {
          case 1 -> "";
          case 2 -> "/{id}";
          default -> "/{id}" + below.substring(1 + id.length());
        };
    return switch (exchange.getRequestMethod() + shape) {
      case "POST" -> provider.pay(key(exchange), PaymentRequest.read(body(exchange)));
      case "GET" -> Answer.json(200, json.list(provider.withReference(reference(exchange))));
      case "GET/{id}" -> provider.show(id);
      case "POST/{id}/refunds" ->
          provider.refund(id, key(exchange), body(exchange).amount("amount"));
      case "POST/{id}/void" -> provider.cancel(id);
      default -> notFound();
    };
  }

  private Answer ledger(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("GET")
        ? Answer.json(200, json.ledger(provider.all()))
        : notFound();
  }

  private Answer faults(HttpExchange exchange) throws IOException {
    return switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        faults.set(Faults.read(body(exchange)));
        yield Answer.json(200, faults.now());
      }
      case "GET" -> Answer.json(200, faults.now());
      default -> notFound();
    };
  }

  /// What the customer sees who follows `actionUrl`.
  private Answer challenge(HttpExchange exchange) {
    String id = exchange.getRequestURI().getPath().substring(CHALLENGES.length());
    return provider
        .pass(id)
        .map(payment -> Answer.html("<!doctype html><title>Payment</title>" + message(payment)))
        .orElseGet(ProviderApi::notFound);
  }

  private static String message(Payment payment) {
    return switch (payment.status()) {
      case CAPTURED -> "<p>Your bank has confirmed the payment.";
      case DECLINED -> "<p>The payment was declined: " + payment.reason() + ".";
      case VOIDED -> "<p>The payment was cancelled.";
      case PENDING, ACTION_REQUIRED -> "<p>The payment is under way.";
    };
  }

  private interface Route {
    Answer answer(HttpExchange exchange) throws IOException;
  }

  private static Answer guarded(HttpExchange exchange, Route route) throws IOException {
    try {
      return route.answer(exchange);
    } catch (Rejected rejected) {
      return Answer.error(
          rejected.status(), rejected.code(), String.valueOf(rejected.getMessage()));
    }
  }

  private static RequestBody body(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
    if (bytes.length > BODY_BYTES_MAX) {
      throw new Rejected(413, "too_large", "at most " + BODY_BYTES_MAX + " bytes");
    }
    return RequestBody.of(bytes);
  }

  private static String key(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
        .filter(key -> !key.isBlank())
        .orElseThrow(() -> new Rejected(400, "no_idempotency_key", "Idempotency-Key is missing"));
  }

  private static String reference(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    if (query == null || !query.startsWith("reference=")) {
      throw new Rejected(400, "invalid", "reference is missing");
    }
    return URLDecoder.decode(query.substring("reference=".length()), StandardCharsets.UTF_8);
  }

  private static Answer notFound() {
    return Answer.error(404, "not_found", "there is nothing here");
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}

package io.boxoffice.simulators;

import io.boxoffice.core.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Talks to a provider as a client would.
final class ProviderClient implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String webhookUrl;

  record Reply(int status, JsonNode body) {
    String text(String name) {
      return body.path(name).asString("");
    }

    long number(String name) {
      return body.path(name).asLong(-1);
    }
  }

  ProviderClient(String url, String webhookUrl) {
    this.url = url;
    this.webhookUrl = webhookUrl;
  }

  /// A request for 1250 EUR cents; the key is also the reference.
  Reply pay(String key, String token) throws IOException, InterruptedException {
    return pay(key, token, Map.of());
  }

  Reply pay(String key, String token, Map<String, Object> more)
      throws IOException, InterruptedException {
    return post("/v1/payments", key, payment(key, token, more));
  }

  Map<String, Object> payment(String reference, String token, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>();
    body.put("reference", reference);
    body.put("amount", 1250);
    body.put("currency", "EUR");
    body.put("methodToken", token);
    body.put("webhookUrl", webhookUrl);
    body.putAll(more);
    return body;
  }

  Reply refund(String paymentId, String key, long amount) throws IOException, InterruptedException {
    return post("/v1/payments/" + paymentId + "/refunds", key, Map.of("amount", amount));
  }

  Reply cancel(String paymentId) throws IOException, InterruptedException {
    return post("/v1/payments/" + paymentId + "/void", newKey(), Map.of());
  }

  Reply faults(Map<String, Object> faults) throws IOException, InterruptedException {
    return send(request("/faults").PUT(BodyPublishers.ofString(Json.write(faults))));
  }

  Reply get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  Reply post(String path, String key, Object body) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(Json.write(body)));
    return send(key.isEmpty() ? request : request.header("Idempotency-Key", key));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url + path));
  }

  private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = http.send(request.build(), BodyHandlers.ofString());
    boolean json =
        response
            .headers()
            .firstValue("Content-Type")
            .filter("application/json"::equals)
            .isPresent();
    return new Reply(
        response.statusCode(), Json.read(json ? response.body() : "{}", JsonNode.class));
  }

  private static String newKey() {
    return new UUID(0, System.nanoTime()).toString();
  }

  @Override
  public void close() {
    http.close();
  }
}

package io.boxoffice.chaos;

import io.boxoffice.core.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// One request, one answer, or [IOException] if there was none. Safe for several threads.
final class HttpShop implements AutoCloseable {

  /// Longer than a fault lasts: who waits that long has lost the answer.
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ANSWER_WITHIN)
          .build();
  private final URI server;

  HttpShop(URI server) {
    this.server = server;
  }

  /// An answer, whatever it is.
  record Reply(int status, String body) {

    JsonNode json() {
      return Json.read(body.isEmpty() ? "{}" : body, JsonNode.class);
    }

    String text(String field) {
      return json().path(field).asString("");
    }

    Reply expect(int wanted) {
      if (status != wanted) {
        throw new ChaosFailure("expected %d, but was %d: %s".formatted(wanted, status, body));
      }
      return this;
    }
  }

  Reply get(String path, String token) throws IOException {
    return send(request(path, token).GET());
  }

  Reply delete(String path, String token) throws IOException {
    return send(request(path, token).DELETE());
  }

  Reply put(String path, String token, Object body) throws IOException {
    return send(request(path, token).PUT(BodyPublishers.ofString(Json.write(body))));
  }

  Reply post(String path, String token, Object body, Map<String, String> headers)
      throws IOException {
    HttpRequest.Builder request = request(path, token);
    headers.forEach(request::header);
    return send(request.POST(BodyPublishers.ofString(Json.write(body))));
  }

  private HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(ANSWER_WITHIN)
            .header("Content-Type", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private Reply send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      return new Reply(answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

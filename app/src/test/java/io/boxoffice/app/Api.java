package io.boxoffice.app;

import io.boxoffice.core.Ids;
import io.boxoffice.core.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A client of the public API that answers whatever comes back.
final class Api {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  static final Ids IDS = new Ids(Clock.systemUTC());

  private final URI url;

  Api(URI url) {
    this.url = url;
  }

  /// What came back.
  ///
  /// @param body an empty object if there was none
  record Answer(int status, JsonNode body) {

    Answer expect(int wanted) {
      if (status != wanted) {
        throw new AssertionError("expected " + wanted + " but was " + status + ": " + body);
      }
      return this;
    }

    String text(String field) {
      return body.path(field).asString("");
    }
  }

  Answer get(String path, String token) throws IOException {
    return send(request(path, token).GET().build());
  }

  Answer delete(String path, String token) throws IOException {
    return send(request(path, token).DELETE().build());
  }

  /// A command with an idempotency key of its own.
  Answer post(String path, String token, Object body) throws IOException {
    return post(path, token, body, Map.of("Idempotency-Key", IDS.next().toString()));
  }

  Answer post(String path, String token, Object body, Map<String, String> headers)
      throws IOException {
    var request = request(path, token).POST(BodyPublishers.ofString(Json.write(body)));
    headers.forEach(request::header);
    return send(request.build());
  }

  private HttpRequest.Builder request(String path, String token) {
    var request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(ANSWER_WITHIN)
            .header("Content-Type", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Answer send(HttpRequest request) throws IOException {
    try {
      var answer = HTTP.send(request, BodyHandlers.ofString());
      JsonNode body =
          answer.body().isEmpty()
              ? Json.mapper().valueToTree(Map.of())
              : Json.read(answer.body(), JsonNode.class);
      return new Answer(answer.statusCode(), body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}

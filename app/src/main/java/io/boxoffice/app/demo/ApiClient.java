package io.boxoffice.app.demo;

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

/// Talks to an installation as any program would: JSON over HTTP.
final class ApiClient implements AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Ids ids = new Ids(Clock.systemUTC());
  private final URI url;

  ApiClient(URI url) {
    this.url = url;
  }

  URI url(String path) {
    return url.resolve(path);
  }

  JsonNode get(String path, String token) {
    return send(request(path, token).GET().build());
  }

  /// Sends a command; each call has an idempotency key of its own.
  JsonNode post(String path, String token, Object body) {
    return send(
        request(path, token)
            .header("Idempotency-Key", ids.next().toString())
            .header("Prefer", "wait=10")
            .POST(BodyPublishers.ofString(Json.write(body)))
            .build());
  }

  private HttpRequest.Builder request(String path, String token) {
    var request =
        HttpRequest.newBuilder(url(path))
            .timeout(ANSWER_WITHIN)
            .header("Content-Type", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest request) {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new IllegalStateException(
            "%s %s answered %d: %s"
                .formatted(request.method(), request.uri(), answer.statusCode(), answer.body()));
      }
      return answer.body().isEmpty()
          ? Json.mapper().valueToTree(Map.of())
          : Json.read(answer.body(), JsonNode.class);
    } catch (IOException e) {
      throw new IllegalStateException(request.uri() + " did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + request.uri(), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

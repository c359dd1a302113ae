package io.boxoffice.app;

import io.boxoffice.core.Json;
import io.boxoffice.postgres.InstallationException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Talks to the operators' part of the API of a running process.
final class OperatorApi implements AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final String ROOT = "/api/v1/ops/";

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
  private final URI url;
  private final String token;

  OperatorApi(URI url, String token) {
    this.url = url;
    this.token = token;
  }

  /// What came back.
  ///
  /// @param body an empty object if there was none
  record Answer(int status, JsonNode body) {

    boolean isRefused() {
      return status >= 400;
    }

    /// What a refusal says.
    String detail() {
      return body.path("detail").asString("The server answered " + status + ".");
    }
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer post(String path) {
    return send("POST", path, "");
  }

  Answer delete(String path, Object body) {
    return send("DELETE", path, Json.write(body));
  }

  private Answer send(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(url.resolve(ROOT + path))
            .timeout(ANSWER_WITHIN)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode(), json(answer.body()));
    } catch (IOException | JacksonException e) {
      throw new InstallationException(
          "No Boxoffice answers at " + url + "; start it, or say where it is with --url.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + url, e);
    }
  }

  private static JsonNode json(String text) {
    return text.isEmpty() ? Json.mapper().valueToTree(Map.of()) : Json.mapper().readTree(text);
  }

  @Override
  public void close() {
    http.close();
  }
}

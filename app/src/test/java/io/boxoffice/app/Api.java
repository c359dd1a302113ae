package io.boxoffice.app;

import io.boxoffice.core.Ids;
import io.boxoffice.core.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/// A client of the public API that answers whatever comes back.
final class Api {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  static final Ids IDS = new Ids(Clock.systemUTC());

  private final UnaryOperator<URI> urls;
  private final Map<String, String> always;

  Api(URI url) {
    this(url::resolve);
  }

  /// @param urls where a path is answered
  Api(UnaryOperator<URI> urls) {
    this(urls, Map.of());
  }

  /// @param always headers of every request
  private Api(UnaryOperator<URI> urls, Map<String, String> always) {
    this.urls = urls;
    this.always = always;
  }

  /// The same with a header in every request.
  Api with(String header, String value) {
    return new Api(urls, Map.of(header, value));
  }

  /// What came back.
  ///
  /// @param body an empty object if there was none
  record Answer(int status, JsonNode body, HttpHeaders headers) {

    Answer expect(int wanted) {
      if (status != wanted) {
        throw new AssertionError("expected " + wanted + " but was " + status + ": " + body);
      }
      return this;
    }

    /// Expects a problem by the last part of its type.
    Answer expect(int wanted, String slug) {
      if (!expect(wanted).text("type").equals("/problems/" + slug)) {
        throw new AssertionError("expected " + slug + " but was " + body);
      }
      return this;
    }

    String text(String field) {
      return body.path(field).asString("");
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  Answer get(String path, String token) throws IOException {
    return send(request(path, token).GET().build());
  }

  Answer delete(String path, String token) throws IOException {
    return send(request(path, token).DELETE().build());
  }

  Answer delete(String path, String token, Object body) throws IOException {
    var content = BodyPublishers.ofString(Json.write(body));
    return send(request(path, token).method("DELETE", content).build());
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

  /// Opens a page, as a browser would.
  static int visit(URI page) throws IOException {
    try {
      return HTTP.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  Answer put(String path, Object body) throws IOException {
    return send(request(path, "").PUT(BodyPublishers.ofString(Json.write(body))).build());
  }

  private HttpRequest.Builder request(String path, String token) {
    var request =
        HttpRequest.newBuilder(urls.apply(URI.create(path)))
            .timeout(ANSWER_WITHIN)
            .header("Content-Type", "application/json");
    always.forEach(request::header);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Answer send(HttpRequest request) throws IOException {
    try {
      var answer = HTTP.send(request, BodyHandlers.ofString());
      JsonNode body =
          answer.body().isEmpty()
              ? Json.mapper().valueToTree(Map.of())
              : Json.read(answer.body(), JsonNode.class);
      return new Answer(answer.statusCode(), body, answer.headers());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}

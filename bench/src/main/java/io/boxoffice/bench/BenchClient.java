package io.boxoffice.bench;

import io.boxoffice.core.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Talks to the server before and after the load, comfortably.
final class BenchClient implements AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final int ERROR = 400;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;

  BenchClient(URI server) {
    this.server = server;
  }

  /// The status and body of an answer, whatever it is.
  record Reply(int status, String body) {
    JsonNode json() {
      return Json.read(body, JsonNode.class);
    }
  }

  Reply get(String path) {
    return send(HttpRequest.newBuilder(server.resolve(path)).timeout(ANSWER_WITHIN).build());
  }

  /// A command that needs no token, and must succeed.
  Reply open(String path, Object body) {
    return succeeded(path, send(json(path, body).build()));
  }

  Reply post(String path, String token, Object body) {
    return send(json(path, body).header("Authorization", "Bearer " + token).build());
  }

  private HttpRequest.Builder json(String path, Object body) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(ANSWER_WITHIN)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(Json.write(body)));
  }

  /// A command that must succeed.
  Reply command(String path, String token, Object body) {
    return succeeded(path, post(path, token, body));
  }

  private static Reply succeeded(String path, Reply reply) {
    if (reply.status >= ERROR) {
      throw new BenchFailure("POST %s answered %d: %s".formatted(path, reply.status, reply.body));
    }
    return reply;
  }

  private Reply send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return new Reply(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new BenchFailure(request.uri() + " did not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted while waiting for " + request.uri(), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

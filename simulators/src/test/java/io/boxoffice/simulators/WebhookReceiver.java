package io.boxoffice.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.boxoffice.core.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// A client's side of the webhooks: keeps what comes, and can refuse some of it.
final class WebhookReceiver implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpServer server;
  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();

  record Delivery(JsonNode event, String body, String timestamp, String signature) {
    String type() {
      return event.path("type").stringValue();
    }

    String reference() {
      return event.path("payment").path("reference").stringValue();
    }

    String id() {
      return event.path("id").stringValue();
    }
  }

  WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      deliveries.add(
          new Delivery(
              Json.read(body, JsonNode.class),
              body,
              header(exchange, "Provider-Timestamp"),
              header(exchange, "Provider-Signature")));
      boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
      exchange.sendResponseHeaders(refused ? 503 : 204, -1);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
  }

  void refuseNext(int deliveries) {
    refusals.set(deliveries);
  }

  Delivery next() throws InterruptedException {
    return Optional.ofNullable(deliveries.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
        .orElseThrow(() -> new AssertionError("no webhook came in " + PATIENCE));
  }

  /// Whether nothing comes for a while.
  boolean isQuietFor(Duration time) throws InterruptedException {
    return deliveries.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
  }

  /// What else has come so far.
  int waiting() {
    return deliveries.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

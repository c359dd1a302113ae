package io.boxoffice.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.boxoffice.core.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// The part of the API that an on-sale uses, over one show. Can be told to cheat.
final class TinyShop implements AutoCloseable, Evidence {

  /// What the shop does with a hold, by its number from 1.
  enum Manner {
    HONEST,
    /// Says yes to every hundredth hold and forgets it.
    FORGETFUL,
    /// Makes every hundredth hold twice.
    HASTY,
    /// Refuses every second hold.
    RELUCTANT,
    /// Is broken at every second hold.
    BROKEN
  }

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Manner manner;
  private final List<Integer> capacities = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger released = new AtomicInteger();
  private final AtomicInteger heldElsewhere = new AtomicInteger();
  private final Set<String> customers = ConcurrentHashMap.newKeySet();

  TinyShop(Manner manner) throws IOException {
    this(manner, 0);
  }

  TinyShop(Manner manner, int port) throws IOException {
    this.manner = manner;
    this.http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
    http.setExecutor(threads);
    http.createContext("/", this::answer);
    http.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  List<Integer> capacities() {
    return capacities;
  }

  /// The tokens that holds came with.
  Set<String> customers() {
    return customers;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case "/actuator/health/readiness" -> reply(exchange, 200, Map.of("status", "UP"));
        case "/api/v1/shows" -> show(exchange);
        case "/api/v1/shows/s1/offers" -> offer(exchange, body);
        case "/api/v1/shows/s1/publish" -> reply(exchange, 200, Map.of());
        case "/api/v1/shows/s1/availability" -> availability(exchange);
        case "/api/v1/shows/s1/holds" -> hold(exchange);
        case "/bench/baseline/shows", "/bench/statement/shows" -> rival(exchange);
        case "/bench/baseline/shows/r1/holds", "/bench/statement/shows/r1/holds" -> {
          heldElsewhere.incrementAndGet();
          reply(exchange, 201, Map.of("id", id(0)));
        }
        case "/bench/baseline/shows/r1/availability", "/bench/statement/shows/r1/availability" ->
            reply(
                exchange,
                200,
                Map.of("offers", List.of(Map.of("held", heldElsewhere.get(), "sold", 0))));
        case "/bench/limit/shows" -> rival(exchange);
        case "/bench/limit/shows/r1/holds" -> reply(exchange, 201, Map.of("id", id(0)));
        default -> {
          boolean release = path.startsWith("/api/v1/holds/");
          released.addAndGet(release ? 1 : 0);
          reply(exchange, release ? 204 : 404, Map.of());
        }
      }
    }
  }

  private void show(HttpExchange exchange) throws IOException {
    capacities.clear();
    held.set(0);
    released.set(0);
    reply(exchange, 201, Map.of("id", "s1"));
  }

  /// A rival's shows are new each time.
  private void rival(HttpExchange exchange) throws IOException {
    heldElsewhere.set(0);
    reply(exchange, 200, Map.of("id", "r1", "offerId", "o1"));
  }

  private void offer(HttpExchange exchange, String body) throws IOException {
    capacities.add(Json.read(body, JsonNode.class).path("capacity").asInt());
    reply(exchange, 201, Map.of("id", "o" + capacities.size()));
  }

  private void availability(HttpExchange exchange) throws IOException {
    List<Object> offers = new ArrayList<>();
    for (int i = 0; i < capacities.size(); i++) {
      int taken = held.get() - released.get();
      int sold = Math.min(3, taken); // Held and sold both count.
      offers.add(Map.of("held", i == 0 ? taken - sold : 0, "sold", i == 0 ? sold : 0));
    }
    reply(exchange, 200, Map.of("offers", offers));
  }

  private void hold(HttpExchange exchange) throws IOException {
    customers.add(exchange.getRequestHeaders().getFirst("Authorization"));
    int number = asked.incrementAndGet();
    int made =
        switch (manner) {
          case HONEST -> 1;
          case FORGETFUL -> number % 100 == 0 ? 0 : 1;
          case HASTY -> number % 100 == 0 ? 2 : 1;
          case RELUCTANT, BROKEN -> number % 2;
        };
    held.addAndGet(made);
    boolean refused = made == 0 && manner == Manner.RELUCTANT;
    boolean broken = made == 0 && manner == Manner.BROKEN;
    reply(exchange, refused ? 409 : broken ? 500 : 201, Map.of("id", id(number)));
  }

  private static String id(int number) {
    return "%08d-0000-7000-8000-000000000000".formatted(number);
  }

  private static void reply(HttpExchange exchange, int status, Object body) throws IOException {
    if (status == 204) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /// Those of the log, which an honest shop keeps as well as its counters.
  @Override
  public long count(String show, String type) {
    return held.get();
  }

  @Override
  public long countIn(String log, String type) {
    return 0;
  }

  @Override
  public Optional<String> counterexample() {
    return Optional.empty();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.close();
  }
}

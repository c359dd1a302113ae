package io.boxoffice.chaos;

import io.boxoffice.chaos.HttpShop.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// Holds, releases, orders, pays, cancels and goes to the show, as chance has it.
final class Customer {
  private static final int SEVERAL = 3;
  private static final int TICKETS_LOOKED_AT = 30;
  private static final int LOOKS_MAX = 10;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private static final List<String> CARDS =
      List.of("tok_ok", "tok_ok", "tok_ok", "tok_ok", "tok_declined", "tok_slow", "tok_late");

  private final HttpShop http;
  private final Caller caller;
  private final Recorder recorder;
  private final Stage stage;
  private final Random random;
  private final String token;
  private final Door door;

  Customer(
      HttpShop http,
      Caller caller,
      Recorder recorder,
      Stage stage,
      Random random,
      String token,
      Door door) {
    this.http = http;
    this.caller = caller;
    this.recorder = recorder;
    this.stage = stage;
    this.random = random;
    this.token = token;
    this.door = door;
  }

  /// From a hold to wherever it leads.
  void visit() {
    Optional<Reply> hold = hold();
    if (hold.isEmpty()) {
      return;
    }
    switch (random.nextInt(8)) {
      case 0 -> release(hold.get().text("id"));
      case 1 -> {} // Forgets it: it lapses.
      default -> order(hold.get()).ifPresent(this::decide);
    }
  }

  private Optional<Reply> hold() {
    Stage.Show show =
        random.nextInt(SEVERAL) == 0
            ? stage.hot()
            : stage.large().get(random.nextInt(stage.large().size()));
    Object lines = show.lines(1 + random.nextInt(SEVERAL));
    return done(Deed.HOLD, 201, caller.command(show.holds(), token, lines));
  }

  private void release(String hold) {
    caller
        .persistently(() -> http.delete("/api/v1/holds/" + hold, token))
        .filter(reply -> reply.status() == 204)
        .ifPresent(_ -> recorder.told(Deed.RELEASE, hold));
  }

  private Optional<Reply> order(Reply hold) {
    Object body = Map.of("holdToken", hold.text("token"));
    return done(Deed.ORDER, 201, caller.command("/api/v1/orders", token, body));
  }

  private Optional<Reply> done(Deed deed, int status, Optional<Reply> reply) {
    Optional<Reply> done = reply.filter(it -> it.status() == status);
    done.ifPresent(it -> recorder.told(deed, it.text("id")));
    return done;
  }

  private void decide(Reply placed) {
    String order = placed.text("id");
    switch (random.nextInt(8)) {
      case 0 -> {} // Never pays.
      case 1 -> cancel(order);
      default -> pay(order, CARDS.get(random.nextInt(CARDS.size())));
    }
  }

  private void cancel(String order) {
    caller
        .command("/api/v1/orders/" + order + "/cancel", token, Map.of())
        .filter(reply -> reply.status() == 200)
        .ifPresent(_ -> recorder.told(Deed.CANCELLATION, order));
  }

  /// Waits a little for the outcome. The answer to a repeated payment may know more than the first
  /// one did, so these are not compared.
  private void pay(String order, String card) {
    Map<String, String> headers = Map.of("Idempotency-Key", caller.newKey(), "Prefer", "wait=2");
    Object body = Map.of("method", Map.of("token", card));
    caller
        .persistently(
            () -> http.post("/api/v1/orders/" + order + "/payments", token, body, headers))
        .filter(reply -> reply.status() == 200)
        .ifPresent(
            reply -> {
              recorder.told(Deed.PAYMENT, order + "/" + reply.json().path("attempt").asInt());
              outcome(order, reply.text("status"));
            });
  }

  private void outcome(String order, String status) {
    if (status.equals("CAPTURED")) {
      recorder.told(Deed.CAPTURE, order);
      if (random.nextInt(SEVERAL) == 0) {
        attend(order);
      }
    } else if (status.equals("FAILED") && random.nextBoolean()) {
      pay(order, "tok_ok"); // Refused if the order is over by now.
    } else if (random.nextInt(SEVERAL) == 0) {
      cancel(order);
    }
  }

  /// Looks for the tickets, which come a moment after the payment, and shows them at the door.
  private void attend(String order) {
    for (int look = 0; look < LOOKS_MAX; look++) {
      Patience.pause(BETWEEN_LOOKS);
      List<JsonNode> tickets = tickets(order);
      tickets.forEach(
          ticket -> door.scan(ticket.path("id").asString(), ticket.path("code").asString()));
      if (!tickets.isEmpty()) {
        return;
      }
    }
  }

  private List<JsonNode> tickets(String order) {
    List<JsonNode> found = new ArrayList<>();
    caller
        .persistently(() -> http.get("/api/v1/tickets?limit=" + TICKETS_LOOKED_AT, token))
        .filter(reply -> reply.status() == 200)
        .ifPresent(
            reply -> {
              for (JsonNode ticket : reply.json().path("items")) {
                recorder.told(Deed.TICKET, ticket.path("id").asString());
                if (ticket.path("orderId").asString().equals(order)) {
                  found.add(ticket);
                }
              }
            });
    return found;
  }
}

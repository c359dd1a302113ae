package io.boxoffice.app;

import io.boxoffice.app.Api.Answer;
import io.boxoffice.core.Money;
import io.boxoffice.web.Caller;
import io.boxoffice.web.Role;
import io.boxoffice.web.TokenIssuer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What people do in an installation, in one call each.
final class Shop {
  private static final Duration TOKEN_LIFE = Duration.ofHours(2);

  private final Api api;
  private final Keys keys;

  Shop(Api api, Keys keys) {
    this.api = api;
    this.keys = keys;
  }

  /// A show on sale with one offer.
  record OnSale(String showId, String offerId) {}

  Api api() {
    return api;
  }

  /// The same shop, visited with one correlation id.
  Shop correlated(String id) {
    return new Shop(api.with("X-Correlation-Id", id), keys);
  }

  String token(Role role) {
    return TokenCommand.token(keys, role);
  }

  /// The token of somebody who has a role within one organization only.
  String token(Role role, UUID organization) {
    var roles = Map.of(organization, Set.of(role));
    return token(new Caller(Api.IDS.next(), Set.of(Role.CUSTOMER), roles, false), TOKEN_LIFE);
  }

  /// @param life negative for a token that has expired
  String token(Caller caller, Duration life) {
    return new TokenIssuer(keys, Clock.systemUTC()).issue(caller, life);
  }

  /// The token of a new customer.
  String customer() {
    return customer(Api.IDS.next());
  }

  String customer(UUID account) {
    return token(new Caller(account, Set.of(Role.CUSTOMER), Map.of(), false), TOKEN_LIFE);
  }

  OnSale show(int capacity) throws IOException {
    return show(capacity, Map.of());
  }

  /// Publishes a show and waits until it can be bought.
  OnSale show(int capacity, Map<String, Object> more) throws IOException {
    return publish(token(Role.ORGANIZER), capacity, more);
  }

  /// Publishes a show as this organizer and waits until it can be bought.
  OnSale publish(String organizer, int capacity, Map<String, Object> more) throws IOException {
    String showId = api.post("/api/v1/shows", organizer, details(more)).expect(201).text("id");
    Map<String, Object> offer =
        Map.of(
            "name",
            "Standard",
            "kind",
            "TICKET",
            "price",
            new Money(2400, "EUR"),
            "capacity",
            capacity);
    String path = "/api/v1/shows/" + showId;
    String offerId = api.post(path + "/offers", organizer, offer).expect(201).text("id");
    api.post(path + "/publish", organizer, Map.of()).expect(200);
    var show = new OnSale(showId, offerId);
    Until.holds("the show is on sale", () -> canBeBought(show));
    Until.holds("the show's rules for orders are known", () -> ordersKnow(show));
    return show;
  }

  /// A show that could be made.
  static Map<String, Object> details(Map<String, Object> more) {
    Instant starts = Instant.now(Clock.systemUTC()).plus(Duration.ofDays(30));
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("title", "Hamlet");
    details.put("description", "A play.");
    details.put("category", "theatre");
    details.put("venue", Map.of("name", "Theater", "city", "Berlin", "country", "DE"));
    details.put("startsAt", starts.toString());
    details.put("endsAt", starts.plus(Duration.ofHours(3)).toString());
    details.put("timeZone", "Europe/Berlin");
    details.put("maxPerCustomer", 10);
    details.putAll(more);
    return details;
  }

  /// One item is held and released.
  private boolean canBeBought(OnSale show) throws IOException {
    String customer = customer();
    Answer hold = hold(show, customer, 1);
    if (hold.status() == 404) {
      return false;
    }
    api.delete("/api/v1/holds/" + hold.expect(201).text("id"), customer).expect(204);
    return true;
  }

  /// An order of what the show does not offer is refused in another way than one of an unknown
  /// show.
  private boolean ordersKnow(OnSale show) throws IOException {
    var nothing = Map.of("offerId", Api.IDS.next(), "quantity", 1);
    var order = Map.of("showId", show.showId, "lines", List.of(nothing));
    return api.post("/api/v1/orders", customer(), order).status() == 400;
  }

  Answer hold(OnSale show, String customer, int quantity) throws IOException {
    return api.post(
        "/api/v1/shows/" + show.showId + "/holds",
        customer,
        Map.of("lines", List.of(Map.of("offerId", show.offerId, "quantity", quantity))));
  }

  Answer order(Answer hold, String customer) throws IOException {
    return api.post("/api/v1/orders", customer, Map.of("holdToken", hold.text("token")));
  }

  /// Pays and waits for the outcome.
  Answer pay(String orderId, String customer, String card) throws IOException {
    return pay(orderId, customer, card, 10);
  }

  Answer pay(String orderId, String customer, String card, int waitSeconds) throws IOException {
    return api.post(
        "/api/v1/orders/" + orderId + "/payments",
        customer,
        Map.of("method", Map.of("token", card)),
        Map.of("Idempotency-Key", Api.IDS.next().toString(), "Prefer", "wait=" + waitSeconds));
  }

  /// Holds and orders.
  String ordered(OnSale show, String customer, int quantity) throws IOException {
    return order(hold(show, customer, quantity).expect(201), customer).expect(201).text("id");
  }

  Answer cancel(String orderId, String customer) throws IOException {
    return api.post("/api/v1/orders/" + orderId + "/cancel", customer, Map.of());
  }

  /// The types of the events in an order's history.
  List<String> history(String orderId, String customer) throws IOException {
    return api.get("/api/v1/orders/" + orderId + "/history", customer)
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .map(item -> item.path("type").asString())
        .toList();
  }

  String status(String orderId, String customer) throws IOException {
    return api.get("/api/v1/orders/" + orderId, customer).text("status");
  }

  void awaitStatus(String orderId, String customer, String status) {
    Until.holds(
        "order " + orderId + " is " + status, () -> status(orderId, customer).equals(status));
  }

  long available(OnSale show) throws IOException {
    return api.get("/api/v1/shows/" + show.showId + "/availability", "")
        .expect(200)
        .body()
        .path("offers")
        .path(0)
        .path("available")
        .asLong();
  }
}

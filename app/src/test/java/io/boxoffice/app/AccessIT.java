package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.app.Api.Answer;
import io.boxoffice.core.Ids;
import io.boxoffice.web.Caller;
import io.boxoffice.web.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What belongs to one is closed to everyone else, and does not even exist for them.
final class AccessIT {
  private static final Map<String, Object> OK_CARD = Map.of("method", Map.of("token", "tok_ok"));

  private final Shop shop = TestInstallation.shop();
  private final Api api = shop.api();

  @AfterAll
  static void promises_were_kept() {
    TestInstallation.verify();
  }

  @Test
  void another_persons_hold_can_be_neither_seen_nor_released_nor_ordered() throws IOException {
    Shop.OnSale show = shop.show(10);
    String owner = shop.customer();
    String stranger = shop.customer();
    Answer hold = shop.hold(show, owner, 2).expect(201);
    String path = "/api/v1/holds/" + hold.text("id");
    api.get(path, stranger).expect(404);
    api.delete(path, stranger).expect(404);
    shop.order(hold, stranger).expect(403, "hold-token-invalid");
    assertThat(shop.available(show)).isEqualTo(8);
    assertThat(api.get(path, owner).expect(200).text("status")).isEqualTo("HELD");
    shop.order(hold, owner).expect(201);
    api.delete(path, owner).expect(409, "hold-ordered");
  }

  @Test
  void a_hold_token_that_was_tampered_with_is_refused() throws IOException {
    String customer = shop.customer();
    Answer hold = shop.hold(shop.show(10), customer, 1).expect(201);
    String token = hold.text("token");
    char last = token.charAt(token.length() - 2);
    String forged =
        token.substring(0, token.length() - 2)
            + (last == 'A' ? 'B' : 'A')
            + token.substring(token.length() - 1);
    api.post("/api/v1/orders", customer, Map.of("holdToken", forged))
        .expect(403, "hold-token-invalid");
    api.post("/api/v1/orders", customer, Map.of("holdToken", "nonsense"))
        .expect(403, "hold-token-invalid");
  }

  @Test
  void another_persons_order_can_be_neither_seen_nor_paid_nor_cancelled() throws IOException {
    String owner = shop.customer();
    String stranger = shop.customer();
    String order = shop.ordered(shop.show(10), owner, 1);
    String path = "/api/v1/orders/" + order;
    api.get(path, stranger).expect(404);
    api.get(path + "/history", stranger).expect(404);
    api.post(path + "/payments", stranger, OK_CARD).expect(404);
    shop.cancel(order, stranger).expect(404);
    assertThat(api.get("/api/v1/orders", stranger).expect(200).body().path("items")).isEmpty();
    assertThat(shop.status(order, owner)).isEqualTo("PENDING");
    api.get(path, shop.token(Role.OPERATOR)).expect(200);
  }

  @Test
  void another_persons_ticket_does_not_exist() throws IOException {
    String owner = shop.customer();
    String stranger = shop.customer();
    String ticket = ticket(shop.show(10), owner).text("id");
    api.get("/api/v1/tickets/" + ticket, owner).expect(200);
    api.get("/api/v1/tickets/" + ticket, stranger).expect(404);
    assertThat(api.get("/api/v1/tickets", stranger).expect(200).body().path("items")).isEmpty();
  }

  @Test
  void without_a_good_token_nothing_is_bought_or_seen(@TempDir Path elsewhere) throws IOException {
    Shop.OnSale show = shop.show(10);
    String customer = shop.customer();
    String order = shop.ordered(show, customer, 1);
    var caller = new Caller(Api.IDS.next(), Set.of(Role.CUSTOMER), Map.of(), false);
    List<String> bad =
        List.of(
            "",
            "nonsense",
            customer.substring(0, customer.lastIndexOf('.') + 1),
            new Shop(api, new Keys(elsewhere)).customer(),
            shop.token(caller, Duration.ofHours(-1)));
    for (String token : bad) {
      shop.hold(show, token, 1).expect(401);
      api.get("/api/v1/orders/" + order, token).expect(401);
      api.post("/api/v1/orders/" + order + "/payments", token, OK_CARD).expect(401);
      api.get("/api/v1/tickets", token).expect(401);
    }
    assertThat(shop.available(show)).isEqualTo(9);
  }

  @Test
  void an_organizer_sees_the_orders_of_their_own_shows_only() throws IOException {
    Shop.OnSale show = shop.show(10);
    String customer = shop.customer();
    String order = "/api/v1/orders/" + shop.ordered(show, customer, 1);
    api.get(order, shop.token(Role.ORGANIZER, organization(show))).expect(200);
    String other = shop.token(Role.ORGANIZER, Api.IDS.next());
    api.get(order, other).expect(404);
    String path = "/api/v1/shows/" + show.showId();
    var offer =
        Map.of(
            "name",
            "Free",
            "kind",
            "TICKET",
            "capacity",
            5,
            "price",
            Map.of("amount", 0, "currency", "EUR"));
    api.post(path + "/offers", other, offer).expect(403);
    api.post(path + "/publish", other, Map.of()).expect(403);
    api.post(path + "/offers", customer, offer).expect(403);
    api.post("/api/v1/shows", customer, Shop.details(Map.of())).expect(403);
  }

  @Test
  void the_door_of_another_organization_learns_nothing() throws IOException {
    Shop.OnSale show = shop.show(10);
    String customer = shop.customer();
    String code = ticket(show, customer).text("code");
    Answer unknown = checkIn(code, shop.token(Role.DOOR, Api.IDS.next())).expect(200);
    assertThat(unknown.text("result")).isEqualTo("UNKNOWN");
    assertThat(unknown.body().has("ticketId")).isFalse();
    checkIn(code, customer).expect(403);
    checkIn(code, shop.token(Role.ORGANIZER, organization(show))).expect(403);
    assertThat(checkIn(code, shop.token(Role.DOOR, organization(show))).text("result"))
        .isEqualTo("ADMITTED");
  }

  private Answer checkIn(String code, String token) throws IOException {
    return api.post("/api/v1/check-ins", token, Map.of("code", code, "gate", "North"));
  }

  /// Buys one.
  private Answer ticket(Shop.OnSale show, String customer) throws IOException {
    String order = shop.ordered(show, customer, 1);
    shop.pay(order, customer, "tok_ok").expect(200);
    shop.awaitStatus(order, customer, "COMPLETED");
    String id =
        api.get("/api/v1/orders/" + order, customer).body().path("ticketIds").path(0).asString();
    return api.get("/api/v1/tickets/" + id, customer).expect(200);
  }

  /// Whose shows a development token publishes.
  private UUID organization(Shop.OnSale show) throws IOException {
    String id = api.get("/api/v1/shows/" + show.showId(), "").text("organizationId");
    return Ids.parse(id);
  }
}

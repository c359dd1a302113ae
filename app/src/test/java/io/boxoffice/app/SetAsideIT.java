package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.app.Api.Answer;
import io.boxoffice.web.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// SUB5: what could not be handled is seen and ended by operators, and by nobody else.
final class SetAsideIT {
  private static final String PARKED = "/api/v1/ops/parked";
  private static final String SUBSCRIPTIONS = "/api/v1/ops/subscriptions";

  private final Shop shop = TestInstallation.shop();
  private final Api api = shop.api();
  private final String operator = shop.token(Role.OPERATOR);

  @AfterAll
  static void promises_were_kept() {
    TestInstallation.verify();
  }

  @Test
  void an_event_that_fails_waits_with_its_key_while_others_flow_and_is_retried_in_order()
      throws IOException {
    Shop.OnSale show = shop.show(10);
    try (var unlucky = new Unlucky(show)) {
      assertThat(unlucky.setAside().stream().map(SetAsideIT::summary))
          .containsExactly(
              "PARKED order.placed.v1", "WAITING order.paid.v1", "WAITING order.completed.v1");
      String other = shop.customer();
      String order = shop.ordered(show, other, 1);
      Until.holds("the order of another is listed", () -> listed(other).contains(order));
      assertThat(unlucky.listed()).isEmpty();
      assertThat(standing("orders-of-customers").path("parked").asLong()).isEqualTo(1);
      assertThat(standing("orders-of-customers").path("waiting").asLong()).isEqualTo(2);

      retry(unlucky.failed()).expect(204);
      Until.holds(
          "it was tried in vain", () -> unlucky.setAside().getFirst().path("tries").asInt() == 2);
      unlucky.mend();
      retry(unlucky.failed()).expect(204);
      Until.holds("all of it was handled", () -> unlucky.setAside().isEmpty());
      assertThat(unlucky.listed()).containsExactly("COMPLETED");
      assertThat(standing("orders-of-customers").path("parked").asLong()).isZero();
    }
  }

  @Test
  void an_event_that_is_dropped_lets_its_key_go_on_and_stays_to_be_seen() throws IOException {
    try (var unlucky = new Unlucky(shop.show(10))) {
      String id = unlucky.failed();
      drop(unlucky.setAside().getLast().path("id").asString(), "no").expect(409, "parked-state");
      retry(unlucky.setAside().getLast().path("id").asString()).expect(409, "parked-state");
      drop(id, "The row is not needed.").expect(204);
      Until.holds("its key goes on", () -> unlucky.setAside().isEmpty());
      assertThat(unlucky.listed()).isEmpty();
      assertThat(ids(PARKED + "?state=DROPPED&limit=100")).contains(id);
      JsonNode dropped = api.get(PARKED + "/" + id, operator).expect(200).body();
      assertThat(dropped.path("dropReason").asString()).isEqualTo("The row is not needed.");
      assertThat(dropped.path("reason").asString()).contains("the row is refused");
      drop(id, "Again.").expect(204);
      assertThat(api.get(PARKED + "/" + id, operator).text("dropReason"))
          .isEqualTo("The row is not needed.");
      assertThat(retry(id).expect(409, "parked-state").text("state")).isEqualTo("DROPPED");
    }
  }

  @Test
  void an_event_is_shown_with_what_it_says_and_where_it_comes_from() throws IOException {
    try (var unlucky = new Unlucky(shop.show(10))) {
      JsonNode found = api.get(PARKED + "/" + unlucky.failed(), operator).expect(200).body();
      assertThat(found.path("subscription").asString()).isEqualTo("orders-of-customers");
      assertThat(found.path("log").asString()).isEqualTo("orders");
      assertThat(found.path("reason").asString()).contains("the row is refused");
      assertThat(found.path("data").path("orderId").asString()).isEqualTo(unlucky.order());
      assertThat(found.path("metadata").path("correlationId").asString()).isNotEmpty();
    }
  }

  @Test
  void a_list_is_read_page_by_page_the_oldest_first() throws IOException {
    try (var unlucky = new Unlucky(shop.show(10))) {
      List<String> read = new ArrayList<>();
      String next = "";
      do {
        Answer page = api.get(PARKED + "?limit=1&cursor=" + next, operator).expect(200);
        assertThat(page.body().path("items").size()).isEqualTo(1);
        read.add(page.body().path("items").path(0).path("id").asString());
        next = page.text("next");
      } while (!next.isEmpty());
      assertThat(read).isEqualTo(ids(PARKED + "?limit=100"));
      assertThat(ids(PARKED + "?state=PARKED")).containsExactly(unlucky.failed());
      assertThat(ids(PARKED + "?subscription=nothing-of-ours")).isEmpty();
    }
  }

  @Test
  void only_operators_see_and_end_what_was_set_aside() throws IOException {
    for (String path : List.of(PARKED, PARKED + "/" + Api.IDS.next(), SUBSCRIPTIONS)) {
      api.get(path, "").expect(401);
      api.get(path, shop.customer()).expect(403);
      api.get(path, shop.token(Role.ORGANIZER)).expect(403);
    }
    String path = PARKED + "/" + Api.IDS.next();
    api.post(path + "/retry", "", "").expect(401);
    api.post(path + "/retry", shop.customer(), "").expect(403);
    api.delete(path, "", Map.of("reason", "x")).expect(401);
    api.delete(path, shop.customer(), Map.of("reason", "x")).expect(403);
  }

  @Test
  void what_is_asked_wrongly_is_said() throws IOException {
    String unknown = PARKED + "/" + Api.IDS.next();
    api.get(unknown, operator).expect(404);
    api.post(unknown + "/retry", operator, "").expect(404);
    api.delete(unknown, operator, Map.of("reason", "x")).expect(404);
    api.get(PARKED + "/nonsense", operator).expect(400);
    api.post(PARKED + "/nonsense/retry", operator, "").expect(400);
    api.delete(PARKED + "/nonsense", operator, Map.of("reason", "x")).expect(400);
    api.delete(unknown, operator, Map.of("reason", " ")).expect(400);
    api.delete(unknown, operator, Map.of()).expect(400);
    api.delete(unknown, operator, Map.of("reason", "x".repeat(501))).expect(400);
    api.get(PARKED + "?state=LOST", operator).expect(400);
    api.get(PARKED + "?limit=0", operator).expect(400);
    api.get(PARKED + "?cursor=nonsense", operator).expect(400, "invalid-cursor");
  }

  @Test
  void subscriptions_tell_where_they_stand() throws IOException {
    JsonNode standing = standing("orders-of-customers");
    assertThat(standing.path("service").asString()).isEqualTo("orders");
    assertThat(standing.path("log").asString()).isEqualTo("orders");
    assertThat(standing.path("partition").asInt(-1)).isZero();
    assertThat(standing.path("position").isNumber()).isTrue();
    assertThat(standing.path("lag").isNumber()).isTrue();
    assertThat(standing.path("state").asString()).isEqualTo("ACTIVE");
    assertThat(standing.path("retrying").asLong(-1)).isZero();
  }

  private static String summary(JsonNode event) {
    return event.path("state").asString() + " " + event.path("type").asString();
  }

  private Answer retry(String id) throws IOException {
    return api.post(PARKED + "/" + id + "/retry", operator, "");
  }

  private Answer drop(String id, String reason) throws IOException {
    return api.delete(PARKED + "/" + id, operator, Map.of("reason", reason));
  }

  private JsonNode standing(String subscription) throws IOException {
    return api.get(SUBSCRIPTIONS, operator)
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .filter(item -> item.path("name").asString().equals(subscription))
        .findFirst()
        .orElseThrow();
  }

  private List<String> ids(String path) throws IOException {
    return texts(api.get(path, operator), "id");
  }

  private List<String> listed(String customer) throws IOException {
    return texts(api.get("/api/v1/orders", customer), "id");
  }

  private static List<String> texts(Answer list, String field) {
    return list.expect(200)
        .body()
        .path("items")
        .valueStream()
        .map(item -> item.path(field).asString())
        .toList();
  }
}

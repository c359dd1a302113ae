package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.app.Api.Answer;
import io.boxoffice.simulators.CaughtMail;
import io.boxoffice.web.Role;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// One purchase from registration to the door, and what is told of it.
final class PurchaseIT {
  private static final Duration PAID_WITHIN = Duration.ofSeconds(5);

  private final Shop shop = TestInstallation.shop();

  @AfterAll
  static void promises_were_kept() {
    TestInstallation.verify();
  }

  @Test
  void a_registered_person_buys_tickets_and_gets_in_once_with_each() throws IOException {
    Shop.OnSale show = shop.show(100);
    Person ada = Person.register(shop.api());
    String token = ada.signIn();
    String order = bought(shop, show, token, 2);

    assertThat(ada.mail("Your tickets for Hamlet").path("text").asString()).contains(order);
    List<JsonNode> tickets = tickets(token);
    assertThat(tickets).hasSize(2);
    assertThat(shop.available(show)).isEqualTo(98);
    String code = tickets.getFirst().path("code").asString();
    assertThat(ada.mail("Your tickets").path("text").asString()).contains(code);
    assertThat(checkIn(code, "North").text("result")).isEqualTo("ADMITTED");
    Answer again = checkIn(code, "South");
    assertThat(again.text("result")).isEqualTo("ALREADY_USED");
    assertThat(again.text("gate")).isEqualTo("North");
    assertThat(checkIn(tickets.getLast().path("code").asString(), "North").text("result"))
        .isEqualTo("ADMITTED");
    assertThat(checkIn(code.substring(0, code.length() - 6) + "AAAAAA", "North").text("result"))
        .isEqualTo("FORGED");
  }

  @Test
  void the_history_tells_exactly_what_happened_in_order_and_once() throws IOException {
    String customer = shop.customer();
    String order = bought(shop, shop.show(10), customer, 1);
    Answer history = shop.api().get("/api/v1/orders/" + order + "/history", customer).expect(200);
    List<JsonNode> items = history.body().path("items").valueStream().toList();
    assertThat(items)
        .extracting(item -> item.path("type").asString())
        .containsExactly(
            "order.placed.v1",
            "order.reserved.v1",
            "order.payment-requested.v1",
            "order.paid.v1",
            "order.completed.v1");
    assertThat(items)
        .extracting(item -> item.path("version").asLong())
        .containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(items)
        .extracting(item -> Instant.parse(item.path("at").asString()))
        .isSortedAccordingTo(Instant::compareTo);
    assertThat(history.body().toString()).doesNotContain("tok_ok");
  }

  @Test
  void one_correlation_id_leads_from_the_order_to_the_mail() throws IOException {
    Person ada = Person.register(shop.api());
    String id = "purchase-" + Api.IDS.next();
    Shop.OnSale show = shop.show(10);
    Shop correlated = shop.correlated(id);
    String token = ada.signIn();
    Answer hold = correlated.hold(show, token, 1).expect(201);
    assertThat(hold.header("X-Correlation-Id")).isEqualTo(id);
    Answer order = correlated.order(hold, token).expect(201);
    assertThat(order.header("X-Correlation-Id")).isEqualTo(id);
    correlated.pay(order.text("id"), token, "tok_ok").expect(200);
    var _ = ada.mail("Your tickets");
    CaughtMail tickets =
        TestInstallation.mail().mailsTo(ada.email()).stream()
            .filter(mail -> mail.subject().startsWith("Your tickets"))
            .findFirst()
            .orElseThrow();
    assertThat(tickets.header("X-Correlation-Id")).contains(id);
  }

  /// Buys; the payment is known to the customer in time.
  private static String bought(Shop shop, Shop.OnSale show, String customer, int quantity)
      throws IOException {
    String order = shop.ordered(show, customer, quantity);
    long asked = System.nanoTime();
    assertThat(shop.pay(order, customer, "tok_ok").expect(200).text("status"))
        .isEqualTo("CAPTURED");
    assertThat(shop.status(order, customer)).isIn("PAID", "COMPLETED");
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(PAID_WITHIN);
    shop.awaitStatus(order, customer, "COMPLETED");
    return order;
  }

  private List<JsonNode> tickets(String customer) throws IOException {
    Until.holds("tickets", () -> !items("/api/v1/tickets", customer).isEmpty());
    return items("/api/v1/tickets", customer);
  }

  private List<JsonNode> items(String path, String token) throws IOException {
    return shop.api().get(path, token).expect(200).body().path("items").valueStream().toList();
  }

  private Answer checkIn(String code, String gate) throws IOException {
    return shop.api()
        .post("/api/v1/check-ins", shop.token(Role.DOOR), Map.of("code", code, "gate", gate))
        .expect(200);
  }
}

package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.app.Api.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Many at once, for one thing.
final class CrowdIT {
  private static final int CUSTOMERS = 200;
  private static final int REPETITIONS = 50;

  private final Shop shop = TestInstallation.shop();

  @AfterAll
  static void promises_were_kept() {
    TestInstallation.verify();
  }

  @Test
  void of_two_hundred_customers_at_once_exactly_one_gets_the_last_ticket() throws IOException {
    Shop.OnSale show = shop.show(1);
    List<String> customers = Stream.generate(shop::customer).limit(CUSTOMERS).toList();
    List<Answer> answers =
        atOnce(
            customers.stream()
                .<Callable<Answer>>map(customer -> () -> shop.hold(show, customer, 1))
                .toList());
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .hasSize(CUSTOMERS - 1)
        .allSatisfy(answer -> answer.expect(409, "sold-out"));
    assertThat(shop.available(show)).isZero();
  }

  @Test
  void fifty_equal_holds_with_one_key_are_one_hold() throws IOException {
    Shop.OnSale show = shop.show(100);
    String customer = shop.customer();
    var key = Map.of("Idempotency-Key", "hold-once");
    String path = "/api/v1/shows/" + show.showId() + "/holds";
    List<Answer> answers =
        repeated(() -> shop.api().post(path, customer, lines(show, 2), key).expect(201));
    assertThat(answers).extracting(answer -> answer.text("id")).containsOnly(first(answers));
    assertThat(answers)
        .extracting(answer -> answer.text("token"))
        .containsOnly(answers.getFirst().text("token"));
    assertThat(shop.available(show)).isEqualTo(98);
  }

  @Test
  void fifty_equal_orders_with_one_key_are_one_order() throws IOException {
    Shop.OnSale show = shop.show(100);
    String customer = shop.customer();
    var key = Map.of("Idempotency-Key", "order-once");
    var order = Map.of("showId", show.showId(), "lines", lines(show, 1).get("lines"));
    List<Answer> answers =
        repeated(() -> shop.api().post("/api/v1/orders", customer, order, key).expect(201));
    assertThat(answers).extracting(answer -> answer.text("id")).containsOnly(first(answers));
    Until.holds(
        "the order is listed",
        () -> shop.api().get("/api/v1/orders", customer).body().path("items").size() == 1);
    Until.holds("the items are reserved", () -> shop.available(show) == 99);
  }

  @Test
  void one_hold_makes_one_order_however_often_it_is_ordered() throws IOException {
    Shop.OnSale show = shop.show(10);
    String customer = shop.customer();
    Answer hold = shop.hold(show, customer, 1).expect(201);
    List<Answer> answers = repeated(() -> shop.order(hold, customer));
    assertThat(answers).extracting(answer -> answer.text("id")).containsOnly(hold.text("id"));
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
  }

  @Test
  void a_key_used_for_another_body_is_refused() throws IOException {
    Shop.OnSale show = shop.show(10);
    String customer = shop.customer();
    var key = Map.of("Idempotency-Key", "same");
    String path = "/api/v1/shows/" + show.showId() + "/holds";
    shop.api().post(path, customer, lines(show, 1), key).expect(201);
    shop.api().post(path, customer, lines(show, 2), key).expect(422, "idempotency-key-reused");
    shop.api().post(path, shop.customer(), lines(show, 2), key).expect(201);
  }

  @Test
  void one_payment_is_asked_for_however_often_its_request_is_sent() throws IOException {
    String customer = shop.customer();
    String order = shop.ordered(shop.show(10), customer, 1);
    var headers = Map.of("Idempotency-Key", "pay-once", "Prefer", "wait=10");
    var card = Map.of("method", Map.of("token", "tok_ok"));
    String path = "/api/v1/orders/" + order + "/payments";
    List<Answer> answers =
        repeated(() -> shop.api().post(path, customer, card, headers).expect(200));
    assertThat(answers).extracting(answer -> answer.text("status")).containsOnly("CAPTURED");
    assertThat(TestInstallation.provider().moved(order)).isEqualTo(new Provider.Moved(1, 2400, 0));
  }

  private static String first(List<Answer> answers) {
    return answers.getFirst().text("id");
  }

  private static Map<String, Object> lines(Shop.OnSale show, int quantity) {
    return Map.of("lines", List.of(Map.of("offerId", show.offerId(), "quantity", quantity)));
  }

  private static List<Answer> repeated(Callable<Answer> request) {
    return atOnce(Stream.generate(() -> request).limit(REPETITIONS).toList());
  }

  private static List<Answer> atOnce(List<Callable<Answer>> requests) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw new AssertionError("a request failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}

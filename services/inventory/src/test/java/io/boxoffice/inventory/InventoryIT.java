package io.boxoffice.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.inventory.HoldToken;
import io.boxoffice.contracts.inventory.HoldTokens;
import io.boxoffice.core.Sha256;
import io.boxoffice.inventory.InventoryApp.Answer;
import io.boxoffice.inventory.InventoryApp.OnSale;
import io.boxoffice.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds over HTTP on a real log, between a catalog and orders that tell their events.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InventoryIT {
  private static final Duration HOLD_FOR = Duration.ofMinutes(10);
  private static final Duration UNTIL_LAPSE = HOLD_FOR.plusSeconds(15);

  private InventoryApp app;

  @BeforeAll
  void start() {
    app = new InventoryApp();
  }

  @AfterAll
  void stop() {
    app.close();
  }

  private AccountId customer() {
    return new AccountId(app.newId());
  }

  private static <T> List<T> allAtOnce(int count, IntFunction<T> call) throws Exception {
    List<Callable<T>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = i;
      calls.add(() -> call.apply(index));
    }
    List<T> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<T> future : threads.invokeAll(calls)) {
        answers.add(future.get());
      }
    }
    return answers;
  }

  @Test
  void a_hold_is_answered_with_its_token_lines_and_total() {
    OnSale show = app.onSale(10);
    AccountId ada = customer();

    Answer hold = app.hold(show, ada, 2);

    assertThat(hold.status()).as(hold.json().toString()).isEqualTo(201);
    var keys = Map.of("1", Sha256.of("hold-token"));
    HoldToken token = new HoldTokens("1", keys).verify(hold.text("token")).orElseThrow();
    assertThat(token.holdId()).hasToString(hold.text("id"));
    assertThat(token.customerId()).isEqualTo(ada);
    assertThat(token.showId()).isEqualTo(show.showId());
    assertThat(token.lines()).isEqualTo(show.lines(2));
    assertThat(token.expiresAt()).isEqualTo(Instant.parse(hold.text("expiresAt")));
    assertThat(token.expiresAt()).isEqualTo(app.now().plus(HOLD_FOR));
    assertThat(hold.json().path("total").path("amount").asLong()).isEqualTo(2_500);
    assertThat(hold.json().path("lines").path(0).path("quantity").asInt()).isEqualTo(2);
    assertThat(app.counts(show)).containsExactly(2, 0, 8);
  }

  @Test
  void of_200_customers_who_want_the_last_ticket_at_once_exactly_one_gets_it() throws Exception {
    OnSale show = app.onSale(1);
    List<AccountId> customers = Stream.generate(this::customer).limit(200).toList();
    double acceptedBefore = app.counted("boxoffice.holds.accepted");
    double refusedBefore = app.counted("boxoffice.holds.refused", "reason", "sold-out");

    List<Answer> answers = allAtOnce(200, i -> app.hold(show, customers.get(i), 1));

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .hasSize(199)
        .allMatch(answer -> answer.slug().equals("sold-out"))
        .allMatch(answer -> answer.json().path("left").path(0).path("available").asInt(-1) == 0);
    assertThat(app.counts(show)).containsExactly(1, 0, 0);
    assertThat(app.counted("boxoffice.holds.accepted") - acceptedBefore).isEqualTo(1);
    assertThat(app.counted("boxoffice.holds.refused", "reason", "sold-out") - refusedBefore)
        .isEqualTo(199);
  }

  @Test
  void fifty_equal_requests_with_one_key_make_one_hold() throws Exception {
    OnSale show = app.onSale(100);
    AccountId ada = customer();

    List<Answer> answers =
        allAtOnce(50, _ -> app.hold(show, ada, 2, "Idempotency-Key", "one-and-only"));

    assertThat(answers).allMatch(answer -> answer.status() == 201);
    assertThat(answers).extracting(Answer::json).containsOnly(answers.getFirst().json());
    assertThat(app.counts(show)).containsExactly(2, 0, 98);
    Answer other = app.hold(show, ada, 1, "Idempotency-Key", "one-and-only");
    assertThat(other.status()).isEqualTo(422);
  }

  @Test
  void a_lapsed_hold_is_sold_to_the_next_customer() {
    OnSale show = app.onSale(1);
    AccountId ben = customer();
    assertThat(app.hold(show, customer(), 1).status()).isEqualTo(201);
    app.advance(UNTIL_LAPSE.minusMillis(1));
    assertThat(app.hold(show, ben, 1).slug()).isEqualTo("sold-out");

    app.advance(Duration.ofMillis(1));
    Answer second = app.hold(show, ben, 1);
    UUID order = UUID.fromString(second.text("id"));
    app.placed(order, show, ben, 1);
    app.paid(order, show, ben, 1);

    assertThat(second.status()).isEqualTo(201);
    Eventually.holds("it is sold", () -> app.counts(show).equals(List.of(0, 1, 0)));
    assertThat(app.history(show))
        .containsExactly(
            "offer.listed.v1",
            "sale.opened.v1",
            "items.held.v1",
            "hold.expired.v1",
            "items.held.v1",
            "hold.bound.v1",
            "items.sold.v1");
  }

  @Test
  void lapsed_holds_are_swept_without_anybody_asking() {
    int holds = 130; // More than one wake expires.
    OnSale show = app.onSale(holds);
    for (int i = 0; i < holds; i++) {
      assertThat(app.hold(show, customer(), 1).status()).isEqualTo(201);
    }

    app.advance(UNTIL_LAPSE);

    Eventually.holds("all are free", () -> app.counts(show).equals(List.of(0, 0, holds)));
  }

  @Test
  void a_hold_used_in_its_last_second_is_kept_for_its_order() {
    OnSale show = app.onSale(1);
    AccountId ada = customer();
    Answer hold = app.hold(show, ada, 1);
    app.advance(HOLD_FOR.plusSeconds(14)); // The order was placed in time and is heard of now.

    app.placed(UUID.fromString(hold.text("id")), show, ada, 1);

    String path = "/api/v1/holds/" + hold.text("id");
    String token = app.token(ada);
    Eventually.holds("it is ordered", () -> app.get(path, token).text("status").equals("ORDERED"));
    app.advance(Duration.ofHours(1));
    assertThat(app.hold(show, customer(), 1).slug()).isEqualTo("sold-out");
    assertThat(app.delete(path, token).slug()).isEqualTo("hold-ordered");
  }

  @Test
  void a_cancelled_order_gives_its_items_back() {
    OnSale show = app.onSale(3);
    AccountId ada = customer();
    UUID order = app.newId(); // Of an order without a hold.
    app.placed(order, show, ada, 3);
    Eventually.holds("it is held", () -> app.counts(show).equals(List.of(3, 0, 0)));

    app.cancelled(order, show, ada);

    Eventually.holds("it is free", () -> app.counts(show).equals(List.of(0, 0, 3)));
  }

  @Test
  void an_order_that_can_not_be_reserved_is_told_so() {
    OnSale show = app.onSale(1);
    app.hold(show, customer(), 1);

    app.placed(app.newId(), show, customer(), 1);

    Eventually.holds(
        "it is refused", () -> app.history(show).getLast().equals("reservation.refused.v1"));
  }

  @Test
  void a_hold_is_its_customers_alone() {
    OnSale show = app.onSale(2);
    AccountId ada = customer();
    Answer hold = app.hold(show, ada, 1);
    String path = "/api/v1/holds/" + hold.text("id");
    String stranger = app.token(customer());

    assertThat(app.get(path, stranger).status()).isEqualTo(404);
    assertThat(app.delete(path, stranger).status()).isEqualTo(404);
    assertThat(app.get(path, "").status()).isEqualTo(401);
    assertThat(app.delete(path, "").status()).isEqualTo(401);
    assertThat(app.post(show.path() + "/holds", "", show.wanted(1)).status()).isEqualTo(401);
    assertThat(app.get(path, stranger).slug())
        .isEqualTo(app.get("/api/v1/holds/" + app.newId(), stranger).slug());

    Answer own = app.get(path, app.token(ada));
    assertThat(own.status()).isEqualTo(200);
    assertThat(own.text("status")).isEqualTo("HELD");
    assertThat(own.text("token")).isEqualTo(hold.text("token"));
  }

  @Test
  void a_hold_may_be_given_back_more_than_once() {
    OnSale show = app.onSale(2);
    AccountId ada = customer();
    String path = "/api/v1/holds/" + app.hold(show, ada, 2).text("id");
    String token = app.token(ada);

    assertThat(app.delete(path, token).status()).isEqualTo(204);
    assertThat(app.delete(path, token).status()).isEqualTo(204);

    assertThat(app.counts(show)).containsExactly(0, 0, 2);
    assertThat(app.get(path, token).text("status")).isEqualTo("ENDED");
  }

  @Test
  void the_limit_per_customer_is_told() {
    OnSale show = app.onSale(50);
    AccountId ada = customer();
    assertThat(app.hold(show, ada, 9).status()).isEqualTo(201);

    Answer refused = app.hold(show, ada, 2);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.slug()).isEqualTo("limit-exceeded");
    assertThat(refused.json().path("left").asInt()).isEqualTo(1);
  }

  static Stream<Arguments> badLines() {
    String offer = "0199d3a0-0000-7000-8000-0000000000aa";
    String line = "{\"offerId\":\"" + offer + "\",\"quantity\":1}";
    return Stream.of(
        Arguments.of("{}", 400),
        Arguments.of("", 400),
        Arguments.of("{\"lines\":[]}", 400),
        Arguments.of("{\"lines\":[null]}", 400),
        Arguments.of("{\"lines\":[" + line.replace("1}", "0}") + "]}", 400),
        Arguments.of("{\"lines\":[" + line.replace("1}", "51}") + "]}", 400),
        Arguments.of("{\"lines\":[" + line.replace("1}", "-1}") + "]}", 400),
        Arguments.of("{\"lines\":[" + line.replace("1}", "1.5}") + "]}", 400),
        Arguments.of("{\"lines\":[" + line.replace("1}", "99999999999}") + "]}", 400),
        Arguments.of("{\"lines\":[" + line.replace("1}", "\"1\"}") + "]}", 400),
        Arguments.of("{\"lines\":[" + line.replace(offer, "x") + "]}", 400),
        Arguments.of("{\"lines\":[" + line.replace("quantity", "amount") + "]}", 400),
        Arguments.of("{\"lines\":[" + (line + ",").repeat(20) + line + "]}", 400),
        Arguments.of("{\"lines\":[" + line + "]}", 404));
  }

  @ParameterizedTest
  @MethodSource("badLines")
  void lines_that_make_no_sense_are_the_callers_problem(String body, int status) {
    OnSale show = app.onSale(2);

    Answer answer = app.post(show.path() + "/holds", app.token(customer()), body);

    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
    assertThat(answer.slug()).isNotEmpty();
  }

  @Test
  void the_same_offer_twice_is_refused() {
    OnSale show = app.onSale(2);
    String line = "{\"offerId\":\"" + show.offerId() + "\",\"quantity\":1}";

    Answer answer =
        app.post(
            show.path() + "/holds",
            app.token(customer()),
            "{\"lines\":[" + line + "," + line + "]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("lines[1].offerId");
  }

  @Test
  void a_show_that_is_not_on_sale_is_unknown() {
    OnSale known = app.onSale(1);
    String path = "/api/v1/shows/" + app.newId();

    assertThat(app.get(path + "/availability", "").slug()).isEqualTo("unknown-show");
    assertThat(app.post(path + "/holds", app.token(customer()), known.wanted(1)).slug())
        .isEqualTo("unknown-show");
    assertThat(app.get("/api/v1/shows/7/availability", "").status()).isEqualTo(400);
    assertThat(app.get("/api/v1/holds/7", app.token(customer())).status()).isEqualTo(400);
  }

  @Test
  void holds_are_found_by_their_index() {
    var plan =
        app.inventory()
            .rows()
            .sql(
                "explain select data from events where key = 'x' and type = 'items.held.v1'"
                    + " order by position desc limit 1")
            .query(String.class)
            .list();

    assertThat(String.join("\n", plan)).contains("events_holds");
  }
}

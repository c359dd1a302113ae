package io.boxoffice.orders;

import static io.boxoffice.orders.OrdersApp.OFFER;
import static io.boxoffice.orders.OrdersApp.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.tickets.TicketEvent;
import io.boxoffice.orders.OrdersApp.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Placing, seeing and cancelling orders, over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OrdersIT {
  private static final String ORDERS = "/api/v1/orders";

  private final OrdersApp app = new OrdersApp("--boxoffice.orders.reserved-within=500ms");
  private final AccountId ann = app.customer();
  private final AccountId bob = app.customer();

  @BeforeAll
  void publish() {
    app.publish(Duration.ofMinutes(20));
    until(() -> withoutHold(ann, 1).status() == 201);
  }

  @AfterAll
  void close() {
    app.close();
  }

  @Test
  void a_hold_becomes_one_order_however_often_its_token_is_sent() {
    String token = app.holdToken(ann, app.clock.instant().plusSeconds(1));
    String body = "{\"holdToken\":\"" + token + "\"}";
    Answer first = app.post(ann, ORDERS, body).expect(201);
    assertThat(first.text("status")).isEqualTo("PENDING");
    assertThat(first.json().path("total").path("amount").asLong()).isEqualTo(2_500);
    Instant placed = Instant.parse(first.text("placedAt"));
    assertThat(Instant.parse(first.text("payBy"))).isEqualTo(placed.plus(Duration.ofMinutes(20)));
    app.clock.advance(Duration.ofSeconds(2));
    Answer second = app.post(ann, ORDERS, body).expect(200);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
  }

  @Test
  void tokens_that_are_forged_expired_or_anothers_make_no_order() {
    String late = app.holdToken(ann, app.clock.instant().minusMillis(1));
    String bobs = app.holdToken(bob, app.clock.instant().plusSeconds(60));
    withToken(late).expectProblem(403, "hold-token-expired");
    withToken(bobs).expectProblem(403, "hold-token-invalid");
    withToken(bobs.substring(0, bobs.length() - 3) + "AAA")
        .expectProblem(403, "hold-token-invalid");
    withToken("x").expectProblem(403, "hold-token-invalid");
  }

  @Test
  void an_order_without_a_hold_costs_what_the_catalog_said() {
    Answer order = withoutHold(ann, 3).expect(201);
    assertThat(order.json().path("total").path("amount").asLong()).isEqualTo(3_750);
    assertThat(order.json().path("total").path("currency").asString()).isEqualTo("EUR");
  }

  @Test
  void bad_requests_are_told_what_is_wrong() {
    app.post(ann, ORDERS, "{}").expectProblem(400, "invalid-request");
    app.post(ann, ORDERS, "{\"holdToken\":\"x\",\"showId\":\"" + app.show + "\"}").expect(400);
    app.post(ann, ORDERS, "{\"holdToken\":7}").expect(400);
    app.post(ann, ORDERS, "{\"token\":\"x\"}").expect(400);
    lines("[]").expect(400);
    lines("[{\"offerId\":\"" + OFFER + "\",\"quantity\":0}]").expect(400);
    lines("[{\"offerId\":\"" + app.show + "\",\"quantity\":1}]").expect(400);
    app.get(ann, ORDERS + "/nonsense").expect(400);
    app.get(ann, ORDERS + "/" + app.ids.next()).expectProblem(404, "not-found");
    app.get(ann, ORDERS + "?status=WRONG").expect(400);
    var unknownShow =
        "{\"showId\":\"%s\",\"lines\":[{\"offerId\":\"%s\",\"quantity\":1}]}"
            .formatted(app.ids.next(), OFFER);
    app.post(ann, ORDERS, unknownShow).expect(404);
    app.send(
            app.request(app.token(ann), ORDERS)
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"holdToken\":\"x\"}")))
        .expectProblem(400, "idempotency-key-required");
  }

  @Test
  void impossible_lines_are_told_by_field_at_once() {
    String good = "{\"offerId\":\"" + OFFER + "\",\"quantity\":1}";
    wrong("[]", "lines");
    wrong("[" + (good + ",").repeat(20) + good + "]", "lines");
    wrong("[" + good.replace(":1}", ":0}") + "]", "lines[0].quantity");
    wrong("[" + good.replace(":1}", ":51}") + "]", "lines[0].quantity");
    wrong("[" + good + "," + good + "]", "lines[1].offerId");
    wrong(
        "[" + good + "," + good.replace(OFFER.toString(), app.show.toString()) + "]",
        "lines[1].offerId");
    Answer nonsense = wrong("[" + good.replace(OFFER.toString(), "x") + "]", "lines[0].offerId");
    assertThat(nonsense.json().at("/errors/0/message").asString()).isEqualTo("must be an id");
  }

  private Answer wrong(String lines, String field) {
    Answer answer = lines(lines).expectProblem(400, "invalid-request");
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    return answer;
  }

  @Test
  void an_order_is_cancelled_in_the_version_that_is_meant() throws Exception {
    AccountId customer = app.customer();
    Answer order = app.order(customer).expect(201);
    String cancel = ORDERS + "/" + order.orderId() + "/cancel";
    app.post(customer, cancel, "", "If-Match", "\"7\"").expectProblem(412, "stale-version");
    app.post(customer, cancel, "", "If-Match", "7").expectProblem(400, "invalid-request");
    app.post(bob, cancel, "", "If-Match", "\"7\"").expectProblem(404, "not-found");
    String tag = order.header("ETag");
    List<Answer> answers = together(20, _ -> app.post(customer, cancel, "", "If-Match", tag));
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() == 412).hasSize(19);
    assertThat(app.types(customer, order.orderId()))
        .containsExactly("order.placed.v1", "order.cancelled.v1");
  }

  @Test
  void a_list_asked_with_the_position_of_an_order_has_it_at_once() {
    AccountId customer = app.customer();
    Answer order = app.order(customer).expect(201);
    var request =
        app.request(app.token(customer), ORDERS)
            .header("Boxoffice-Position", order.header("Boxoffice-Position"));
    Answer list = app.send(request.GET()).expect(200);
    assertThat(list.json().at("/items/0/id").asString()).isEqualTo(order.text("id"));
  }

  @Test
  void fifty_equal_requests_with_one_key_make_one_order() throws Exception {
    AccountId customer = app.customer();
    String key = app.ids.next().toString();
    String body = linesBody("[{\"offerId\":\"" + OFFER + "\",\"quantity\":1}]");
    List<Answer> answers =
        together(50, _ -> app.post(customer, ORDERS, body, "Idempotency-Key", key));
    assertThat(answers).allSatisfy(answer -> answer.expect(201));
    assertThat(answers.stream().map(Answer::orderId).distinct()).hasSize(1);
    until(() -> list(customer, "").size() == 1);
    app.post(customer, ORDERS, body.replace(":1}", ":2}"), "Idempotency-Key", key)
        .expectProblem(422, "idempotency-key-reused");
  }

  @Test
  void other_peoples_orders_are_closed() {
    OrderId id = app.reservedOrder(ann);
    String path = ORDERS + "/" + id;
    app.get(bob, path).expectProblem(404, "not-found");
    app.get(bob, path + "/history").expectProblem(404, "not-found");
    app.post(bob, path + "/cancel", "").expectProblem(404, "not-found");
    app.pay(bob, id).expectProblem(404, "not-found");
    app.get(app.organizerToken(app.organization), path).expect(200);
    app.get(app.organizerToken(new OrganizationId(app.ids.next())), path).expect(404);
    assertThat(list(bob, "").stream()).noneMatch(row -> row.equals(id.toString()));
    assertThat(app.status(ann, id)).isEqualTo("PENDING");
  }

  @Test
  void an_order_that_is_not_paid_in_time_is_cancelled() {
    OrderId id = app.reservedOrder(ann);
    app.clock.advance(Duration.ofMinutes(20));
    until(() -> app.status(ann, id).equals("CANCELLED"));
    assertThat(app.get(ann, ORDERS + "/" + id).text("reason")).isEqualTo("unpaid");
    app.pay(ann, id).expectProblem(409, "order-state");
    app.post(ann, ORDERS + "/" + id + "/cancel", "").expectProblem(409, "order-state");
  }

  @Test
  void a_refused_reservation_cancels_the_order() {
    OrderId id = app.order(ann).expect(201).orderId();
    app.inventory.tell(id, new InventoryEvent.ReservationRefused(app.show, id, "sold-out"));
    until(() -> app.status(ann, id).equals("CANCELLED"));
    assertThat(app.get(ann, ORDERS + "/" + id).text("reason")).isEqualTo("sold-out");
  }

  @Test
  void an_order_can_be_seen_as_it_was() {
    OrderId id = app.order(ann).expect(201).orderId();
    Instant placed = app.clock.instant();
    app.clock.advance(Duration.ofSeconds(5));
    app.post(ann, ORDERS + "/" + id + "/cancel", "").expect(200);
    String path = ORDERS + "/" + id;
    assertThat(app.get(ann, path).text("status")).isEqualTo("CANCELLED");
    assertThat(app.get(ann, path + "?asOf=" + placed).expect(200).text("status"))
        .isEqualTo("PENDING");
    app.get(ann, path + "?asOf=" + placed.minusSeconds(1)).expect(404);
    assertThat(app.types(ann, id)).containsExactly("order.placed.v1", "order.cancelled.v1");
  }

  @Test
  void a_customer_lists_orders_newest_first_in_pages() {
    AccountId customer = app.customer();
    List<String> ids =
        IntStream.range(0, 5)
            .mapToObj(
                _ -> {
                  app.clock.advance(Duration.ofMillis(10));
                  return app.order(customer).expect(201).orderId().toString();
                })
            .toList();
    until(() -> list(customer, "").size() == 5);
    assertThat(list(customer, "")).isEqualTo(ids.reversed());
    Answer page = app.get(customer, ORDERS + "?limit=2").expect(200);
    Answer next = app.get(customer, ORDERS + "?limit=4&cursor=" + page.text("next"));
    assertThat(next.json().path("items")).hasSize(3);
    assertThat(next.json().path("next").isNull()).isTrue();
    app.post(customer, ORDERS + "/" + ids.getFirst() + "/cancel", "").expect(200);
    until(() -> list(customer, "?status=CANCELLED").equals(List.of(ids.getFirst())));
    assertThat(list(customer, "?showId=" + app.show)).hasSize(5);
    assertThat(list(customer, "?showId=" + app.ids.next())).isEmpty();
    assertThat(list(customer, "?to=" + app.clock.instant().minusSeconds(60))).isEmpty();
    assertThat(list(customer, "?from=" + app.clock.instant().minusSeconds(60))).hasSize(5);
  }

  @Test
  void tickets_complete_a_paid_order() {
    OrderId id = app.reservedOrder(ann);
    app.pay(ann, id).expect(202);
    app.captured(id, 1, OrdersApp.PRICE.times(2));
    until(() -> app.status(ann, id).equals("PAID"));
    var ticket = new TicketEvent.Issued(new TicketId(app.ids.next()), OFFER);
    app.tickets.tell(
        id, new TicketEvent.TicketsIssued(id, app.show, ann, List.of(ticket), app.clock.instant()));
    until(() -> app.status(ann, id).equals("COMPLETED"));
    assertThat(app.get(ann, ORDERS + "/" + id).json().path("ticketIds").path(0).asString())
        .isEqualTo(ticket.ticketId().toString());
  }

  private Answer withToken(String token) {
    return app.post(ann, ORDERS, "{\"holdToken\":\"" + token + "\"}");
  }

  private Answer withoutHold(AccountId customer, int quantity) {
    String lines = "[{\"offerId\":\"" + OFFER + "\",\"quantity\":" + quantity + "}]";
    return app.post(customer, ORDERS, linesBody(lines));
  }

  private Answer lines(String lines) {
    return app.post(ann, ORDERS, linesBody(lines));
  }

  private String linesBody(String lines) {
    return "{\"showId\":\"" + app.show + "\",\"lines\":" + lines + "}";
  }

  private List<String> list(AccountId customer, String query) {
    return app.get(customer, ORDERS + query)
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .map(row -> row.path("id").asString())
        .toList();
  }

  private interface Work {
    Answer number(int number);
  }

  private static List<Answer> together(int count, Work work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> calls =
          IntStream.range(0, count)
              .<Callable<Answer>>mapToObj(number -> () -> work.number(number))
              .toList();
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }
}

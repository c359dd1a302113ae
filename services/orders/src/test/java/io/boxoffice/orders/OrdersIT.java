package io.boxoffice.orders;

import static io.boxoffice.orders.OrdersBench.OFFER;
import static io.boxoffice.orders.OrdersBench.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.tickets.TicketEvent;
import io.boxoffice.orders.OrdersBench.Answer;
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

  private final OrdersBench bench = new OrdersBench("--boxoffice.orders.reserved-within=500ms");
  private final AccountId ann = bench.customer();
  private final AccountId bob = bench.customer();

  @BeforeAll
  void publish() {
    bench.publish(Duration.ofMinutes(20));
    until(() -> withoutHold(ann, 1).status() == 201);
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void a_hold_becomes_one_order_however_often_its_token_is_sent() {
    String token = bench.holdToken(ann, bench.clock.instant().plusSeconds(1));
    String body = "{\"holdToken\":\"" + token + "\"}";
    Answer first = bench.post(ann, ORDERS, body).expect(201);
    assertThat(first.text("status")).isEqualTo("PENDING");
    assertThat(first.json().path("total").path("amount").asLong()).isEqualTo(2_500);
    Instant placed = Instant.parse(first.text("placedAt"));
    assertThat(Instant.parse(first.text("payBy"))).isEqualTo(placed.plus(Duration.ofMinutes(20)));
    bench.clock.advance(Duration.ofSeconds(2));
    Answer second = bench.post(ann, ORDERS, body).expect(200);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
  }

  @Test
  void tokens_that_are_forged_expired_or_anothers_make_no_order() {
    String late = bench.holdToken(ann, bench.clock.instant().minusMillis(1));
    String bobs = bench.holdToken(bob, bench.clock.instant().plusSeconds(60));
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
    bench.post(ann, ORDERS, "{}").expectProblem(400, "invalid-request");
    bench.post(ann, ORDERS, "{\"holdToken\":\"x\",\"showId\":\"" + bench.show + "\"}").expect(400);
    bench.post(ann, ORDERS, "{\"holdToken\":7}").expect(400);
    bench.post(ann, ORDERS, "{\"token\":\"x\"}").expect(400);
    lines("[]").expect(400);
    lines("[{\"offerId\":\"" + OFFER + "\",\"quantity\":0}]").expect(400);
    lines("[{\"offerId\":\"" + bench.show + "\",\"quantity\":1}]").expect(400);
    bench.get(ann, ORDERS + "/nonsense").expect(400);
    bench.get(ann, ORDERS + "/" + bench.ids.next()).expectProblem(404, "not-found");
    bench.get(ann, ORDERS + "?status=WRONG").expect(400);
    var unknownShow =
        "{\"showId\":\"%s\",\"lines\":[{\"offerId\":\"%s\",\"quantity\":1}]}"
            .formatted(bench.ids.next(), OFFER);
    bench.post(ann, ORDERS, unknownShow).expect(404);
    bench
        .send(
            bench
                .request(bench.token(ann), ORDERS)
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
        "[" + good + "," + good.replace(OFFER.toString(), bench.show.toString()) + "]",
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
    AccountId customer = bench.customer();
    Answer order = bench.order(customer).expect(201);
    String cancel = ORDERS + "/" + order.orderId() + "/cancel";
    bench.post(customer, cancel, "", "If-Match", "\"7\"").expectProblem(412, "stale-version");
    bench.post(customer, cancel, "", "If-Match", "7").expectProblem(400, "invalid-request");
    bench.post(bob, cancel, "", "If-Match", "\"7\"").expectProblem(404, "not-found");
    String tag = order.header("ETag");
    List<Answer> answers = together(20, _ -> bench.post(customer, cancel, "", "If-Match", tag));
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() == 412).hasSize(19);
    assertThat(bench.types(customer, order.orderId()))
        .containsExactly("order.placed.v1", "order.cancelled.v1");
  }

  @Test
  void a_list_asked_with_the_position_of_an_order_has_it_at_once() {
    AccountId customer = bench.customer();
    Answer order = bench.order(customer).expect(201);
    var request =
        bench
            .request(bench.token(customer), ORDERS)
            .header("Boxoffice-Position", order.header("Boxoffice-Position"));
    Answer list = bench.send(request.GET()).expect(200);
    assertThat(list.json().at("/items/0/id").asString()).isEqualTo(order.text("id"));
  }

  @Test
  void fifty_equal_requests_with_one_key_make_one_order() throws Exception {
    AccountId customer = bench.customer();
    String key = bench.ids.next().toString();
    String body = linesBody("[{\"offerId\":\"" + OFFER + "\",\"quantity\":1}]");
    List<Answer> answers =
        together(50, _ -> bench.post(customer, ORDERS, body, "Idempotency-Key", key));
    assertThat(answers).allSatisfy(answer -> answer.expect(201));
    assertThat(answers.stream().map(Answer::orderId).distinct()).hasSize(1);
    until(() -> list(customer, "").size() == 1);
    bench
        .post(customer, ORDERS, body.replace(":1}", ":2}"), "Idempotency-Key", key)
        .expectProblem(422, "idempotency-key-reused");
  }

  @Test
  void other_peoples_orders_are_closed() {
    OrderId id = bench.reservedOrder(ann);
    String path = ORDERS + "/" + id;
    bench.get(bob, path).expectProblem(404, "not-found");
    bench.get(bob, path + "/history").expectProblem(404, "not-found");
    bench.post(bob, path + "/cancel", "").expectProblem(404, "not-found");
    bench.pay(bob, id).expectProblem(404, "not-found");
    bench.get(bench.organizerToken(bench.organization), path).expect(200);
    bench.get(bench.organizerToken(new OrganizationId(bench.ids.next())), path).expect(404);
    assertThat(list(bob, "").stream()).noneMatch(row -> row.equals(id.toString()));
    assertThat(bench.status(ann, id)).isEqualTo("PENDING");
  }

  @Test
  void an_order_that_is_not_paid_in_time_is_cancelled() {
    OrderId id = bench.reservedOrder(ann);
    bench.clock.advance(Duration.ofMinutes(20));
    until(() -> bench.status(ann, id).equals("CANCELLED"));
    assertThat(bench.get(ann, ORDERS + "/" + id).text("reason")).isEqualTo("unpaid");
    bench.pay(ann, id).expectProblem(409, "order-state");
    bench.post(ann, ORDERS + "/" + id + "/cancel", "").expectProblem(409, "order-state");
  }

  @Test
  void a_refused_reservation_cancels_the_order() {
    OrderId id = bench.order(ann).expect(201).orderId();
    bench.inventory.tell(id, new InventoryEvent.ReservationRefused(bench.show, id, "sold-out"));
    until(() -> bench.status(ann, id).equals("CANCELLED"));
    assertThat(bench.get(ann, ORDERS + "/" + id).text("reason")).isEqualTo("sold-out");
  }

  @Test
  void an_order_can_be_seen_as_it_was() {
    OrderId id = bench.order(ann).expect(201).orderId();
    Instant placed = bench.clock.instant();
    bench.clock.advance(Duration.ofSeconds(5));
    bench.post(ann, ORDERS + "/" + id + "/cancel", "").expect(200);
    String path = ORDERS + "/" + id;
    assertThat(bench.get(ann, path).text("status")).isEqualTo("CANCELLED");
    assertThat(bench.get(ann, path + "?asOf=" + placed).expect(200).text("status"))
        .isEqualTo("PENDING");
    bench.get(ann, path + "?asOf=" + placed.minusSeconds(1)).expect(404);
    assertThat(bench.types(ann, id)).containsExactly("order.placed.v1", "order.cancelled.v1");
  }

  @Test
  void a_customer_lists_orders_newest_first_in_pages() {
    AccountId customer = bench.customer();
    List<String> ids =
        IntStream.range(0, 5)
            .mapToObj(
                _ -> {
                  bench.clock.advance(Duration.ofMillis(10));
                  return bench.order(customer).expect(201).orderId().toString();
                })
            .toList();
    until(() -> list(customer, "").size() == 5);
    assertThat(list(customer, "")).isEqualTo(ids.reversed());
    Answer page = bench.get(customer, ORDERS + "?limit=2").expect(200);
    Answer next = bench.get(customer, ORDERS + "?limit=4&cursor=" + page.text("next"));
    assertThat(next.json().path("items")).hasSize(3);
    assertThat(next.json().path("next").isNull()).isTrue();
    bench.post(customer, ORDERS + "/" + ids.getFirst() + "/cancel", "").expect(200);
    until(() -> list(customer, "?status=CANCELLED").equals(List.of(ids.getFirst())));
    assertThat(list(customer, "?showId=" + bench.show)).hasSize(5);
    assertThat(list(customer, "?showId=" + bench.ids.next())).isEmpty();
    assertThat(list(customer, "?to=" + bench.clock.instant().minusSeconds(60))).isEmpty();
    assertThat(list(customer, "?from=" + bench.clock.instant().minusSeconds(60))).hasSize(5);
  }

  @Test
  void tickets_complete_a_paid_order() {
    OrderId id = bench.reservedOrder(ann);
    bench.pay(ann, id).expect(202);
    bench.captured(id, 1, OrdersBench.PRICE.times(2));
    until(() -> bench.status(ann, id).equals("PAID"));
    var ticket = new TicketEvent.Issued(new TicketId(bench.ids.next()), OFFER);
    bench.tickets.tell(
        id,
        new TicketEvent.TicketsIssued(id, bench.show, ann, List.of(ticket), bench.clock.instant()));
    until(() -> bench.status(ann, id).equals("COMPLETED"));
    assertThat(bench.get(ann, ORDERS + "/" + id).json().path("ticketIds").path(0).asString())
        .isEqualTo(ticket.ticketId().toString());
  }

  private Answer withToken(String token) {
    return bench.post(ann, ORDERS, "{\"holdToken\":\"" + token + "\"}");
  }

  private Answer withoutHold(AccountId customer, int quantity) {
    String lines = "[{\"offerId\":\"" + OFFER + "\",\"quantity\":" + quantity + "}]";
    return bench.post(customer, ORDERS, linesBody(lines));
  }

  private Answer lines(String lines) {
    return bench.post(ann, ORDERS, linesBody(lines));
  }

  private String linesBody(String lines) {
    return "{\"showId\":\"" + bench.show + "\",\"lines\":" + lines + "}";
  }

  private List<String> list(AccountId customer, String query) {
    return bench
        .get(customer, ORDERS + query)
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

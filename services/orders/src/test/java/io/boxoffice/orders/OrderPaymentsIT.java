package io.boxoffice.orders;

import static io.boxoffice.orders.OrdersApp.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.core.Money;
import io.boxoffice.orders.OrdersApp.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Paying orders over HTTP, and the races of money with everything else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OrderPaymentsIT {
  private static final Money TOTAL = OrdersApp.PRICE.times(2);
  private static final String[] WAIT = {"Prefer", "wait=8"};

  private final OrdersApp app = new OrdersApp("--boxoffice.orders.reserved-within=700ms");
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AccountId ann = app.customer();

  @BeforeAll
  void publish() {
    app.publish(null);
  }

  @AfterAll
  void close() {
    threads.close();
    app.close();
  }

  @Test
  void a_caller_who_waits_is_told_the_outcome_and_sales_are_counted() throws Exception {
    MeterRegistry meters = app.bean(MeterRegistry.class);
    OrderId id = app.reservedOrder(ann);
    Future<Answer> paid = threads.submit(() -> app.pay(ann, id, WAIT));
    untilRequested(id, 1);
    double bookings = meters.counter("boxoffice.bookings").count();
    double revenue = meters.counter("boxoffice.revenue", "currency", "EUR").count();
    app.captured(id, 1, TOTAL);
    Answer answer = paid.get().expect(200);
    assertThat(answer.text("status")).isEqualTo("CAPTURED");
    assertThat(app.status(ann, id)).isEqualTo("PAID");
    assertThat(meters.counter("boxoffice.bookings").count()).isGreaterThan(bookings);
    assertThat(meters.counter("boxoffice.revenue", "currency", "EUR").count())
        .isGreaterThanOrEqualTo(revenue + TOTAL.amount());
  }

  @Test
  void the_outcome_is_told_also_to_who_asks_again_afterwards() {
    OrderId id = app.reservedOrder(ann);
    String key = app.ids.next().toString();
    app.pay(ann, id, "Idempotency-Key", key).expect(202);
    app.payments.tell(
        id, new PaymentEvent.PaymentFailed(id, 1, "card_declined", app.clock.instant()));
    until(() -> app.types(ann, id).contains("order.payment-failed.v1"));
    Answer again = app.pay(ann, id, "Idempotency-Key", key, "Prefer", "wait=5").expect(200);
    assertThat(again.text("status")).isEqualTo("FAILED");
    assertThat(again.text("reason")).isEqualTo("card_declined");
    app.pay(ann, id).expect(202);
    untilRequested(id, 2);
  }

  @Test
  void a_customer_is_told_where_to_confirm() throws Exception {
    OrderId id = app.reservedOrder(ann);
    Future<Answer> paid = threads.submit(() -> app.pay(ann, id, WAIT));
    untilRequested(id, 1);
    String url = "https://bank.example/challenge";
    app.payments.tell(
        id, new PaymentEvent.ActionRequired(id, 1, "pay_1", url, app.clock.instant()));
    Answer answer = paid.get().expect(200);
    assertThat(answer.text("status")).isEqualTo("ACTION_REQUIRED");
    assertThat(answer.text("url")).isEqualTo(url);
    app.pay(ann, id).expectProblem(409, "payment-open");
  }

  @Test
  void a_wait_that_hears_nothing_ends_pending() {
    OrderId id = app.reservedOrder(ann);
    Answer answer = app.pay(ann, id, "Prefer", "wait=1").expect(200);
    assertThat(answer.text("status")).isEqualTo("PENDING");
  }

  @Test
  void a_payment_waits_for_the_reservation_but_not_for_ever() throws Exception {
    OrderId id = app.order(ann).expect(201).orderId();
    Answer refused = app.pay(ann, id).expectProblem(409, "order-not-reserved");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    Future<Answer> paid = threads.submit(() -> app.pay(ann, id));
    app.reserve(id);
    paid.get().expect(202);
  }

  @Test
  void money_that_comes_after_a_cancellation_is_sent_back_once() {
    OrderId id = app.reservedOrder(ann);
    app.pay(ann, id).expect(202);
    app.post(ann, "/api/v1/orders/" + id + "/cancel", "").expect(200);
    app.captured(id, 1, TOTAL);
    app.captured(id, 1, TOTAL);
    until(() -> refunds(id) == 1);
    app.payments.tell(
        id,
        new PaymentEvent.PaymentRefunded(
            id, 1, "pay_1", TOTAL, "order-cancelled", app.clock.instant()));
    assertThat(app.status(ann, id)).isEqualTo("CANCELLED");
    assertThat(refunds(id)).isEqualTo(1);
  }

  @Test
  void a_paid_order_that_can_not_be_sold_is_refunded() {
    OrderId id = app.reservedOrder(ann);
    app.pay(ann, id).expect(202);
    app.captured(id, 1, TOTAL);
    until(() -> app.status(ann, id).equals("PAID"));
    app.inventory.tell(id, new InventoryEvent.SaleRefused(app.show, id, "sold-out"));
    until(() -> refunds(id) == 1);
    app.payments.tell(
        id,
        new PaymentEvent.PaymentRefunded(
            id, 1, "pay_1", TOTAL, "sale-refused", app.clock.instant()));
    until(() -> app.status(ann, id).equals("REFUNDED"));
  }

  @Test
  void a_capture_that_races_with_a_cancellation_ends_paid_or_refunded_once() throws Exception {
    List<OrderId> orders = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      OrderId id = app.reservedOrder(ann);
      app.pay(ann, id).expect(202);
      orders.add(id);
    }
    List<Future<Answer>> cancels = new ArrayList<>();
    List<Future<?>> captures = new ArrayList<>();
    for (OrderId id : orders) {
      captures.add(threads.submit(() -> app.captured(id, 1, TOTAL)));
      cancels.add(threads.submit(() -> app.post(ann, "/api/v1/orders/" + id + "/cancel", "")));
    }
    for (int i = 0; i < orders.size(); i++) {
      captures.get(i).get();
      assertEndedWell(orders.get(i), cancels.get(i).get());
    }
  }

  private void assertEndedWell(OrderId id, Answer cancel) {
    if (cancel.status() == 200) {
      until(() -> refunds(id) == 1);
      assertThat(app.status(ann, id)).isEqualTo("CANCELLED");
    } else {
      cancel.expectProblem(409, "order-state");
      assertThat(app.status(ann, id)).isEqualTo("PAID");
      assertThat(refunds(id)).isZero();
    }
  }

  @Test
  void of_many_payments_at_once_one_is_open() throws Exception {
    OrderId id = app.reservedOrder(ann);
    List<Future<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(threads.submit(() -> app.pay(ann, id)));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Answer> answer : answers) {
      statuses.add(answer.get().status());
    }
    assertThat(Collections.frequency(statuses, 202)).isEqualTo(1);
    assertThat(Collections.frequency(statuses, 409)).isEqualTo(19);
  }

  private void untilRequested(OrderId id, int attempts) {
    until(
        () -> Collections.frequency(app.types(ann, id), "order.payment-requested.v1") == attempts);
  }

  private int refunds(OrderId id) {
    return Collections.frequency(app.types(ann, id), "order.refund-requested.v1");
  }
}

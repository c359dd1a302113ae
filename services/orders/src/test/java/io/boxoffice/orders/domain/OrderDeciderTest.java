package io.boxoffice.orders.domain;

import static io.boxoffice.orders.domain.Samples.ANN;
import static io.boxoffice.orders.domain.Samples.BOB;
import static io.boxoffice.orders.domain.Samples.DAY;
import static io.boxoffice.orders.domain.Samples.ID;
import static io.boxoffice.orders.domain.Samples.LINES;
import static io.boxoffice.orders.domain.Samples.PAID;
import static io.boxoffice.orders.domain.Samples.PLACED;
import static io.boxoffice.orders.domain.Samples.REFUNDED;
import static io.boxoffice.orders.domain.Samples.REQUESTED;
import static io.boxoffice.orders.domain.Samples.RESERVED;
import static io.boxoffice.orders.domain.Samples.SHOW;
import static io.boxoffice.orders.domain.Samples.T0;
import static io.boxoffice.orders.domain.Samples.TOTAL;
import static io.boxoffice.orders.domain.Samples.cancelled;
import static io.boxoffice.orders.domain.Samples.capture;
import static io.boxoffice.orders.domain.Samples.failed;
import static io.boxoffice.orders.domain.Samples.place;
import static io.boxoffice.orders.domain.Samples.refund;
import static io.boxoffice.orders.domain.Samples.requested;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.core.Money;
import io.boxoffice.orders.domain.OrderCommand.Place.Terms;
import io.boxoffice.orders.domain.OrderRefusal.Reason;
import io.boxoffice.orders.domain.OrderRefusal.WrongState;
import io.boxoffice.testing.DeciderSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OrderDeciderTest {
  private static final OrderDecider DECIDER = new OrderDecider();

  private final DeciderSpecification<Order, OrderCommand, OrderEvent, OrderRefusal> order =
      DeciderSpecification.of(DECIDER);

  @Test
  void an_order_costs_the_sum_of_its_lines() {
    order.when(place(T0, T0)).then(PLACED);
  }

  @Test
  void a_token_is_good_up_to_its_last_moment() {
    order.when(place(T0, T0)).then(PLACED);
    order.when(place(T0.minusMillis(1), T0)).thenRefused(Reason.TOKEN_EXPIRED);
  }

  @Test
  void a_second_try_with_the_same_token_finds_the_first_order_even_when_it_has_expired() {
    order.given(PLACED).when(place(T0.minusSeconds(60), T0)).thenNothing();
  }

  @Test
  void another_customers_order_is_not_found() {
    var foreign = new OrderCommand.Place(ID, SHOW, BOB, LINES, DAY, new Terms(Instant.MAX, T0), T0);
    order.given(PLACED, RESERVED).when(foreign).thenRefused(Reason.NOT_FOUND);
    order
        .given(PLACED, RESERVED)
        .when(new OrderCommand.Pay(BOB, "tok_ok", T0))
        .thenRefused(Reason.NOT_FOUND);
    order
        .given(PLACED, RESERVED)
        .when(new OrderCommand.Cancel(BOB, T0))
        .thenRefused(Reason.NOT_FOUND);
  }

  @Test
  void lines_that_have_no_one_sum_are_refused() {
    var dollars = new Line(new OfferId(Samples.uuid(9)), 1, new Money(1, "USD"));
    var dear = new Line(new OfferId(Samples.uuid(9)), 9, new Money(Money.AMOUNT_MAX, "EUR"));
    for (var lines : List.of(List.<Line>of(), List.of(LINES.getFirst(), dollars), List.of(dear))) {
      order
          .when(new OrderCommand.Place(ID, SHOW, ANN, lines, DAY, new Terms(T0, T0), T0))
          .thenRefused(Reason.UNPAYABLE_TOTAL);
    }
  }

  @Test
  void a_reserved_order_may_be_paid_once_at_a_time() {
    var pay = new OrderCommand.Pay(ANN, "tok_ok", T0);
    order.given(PLACED).when(pay).thenRefused(Reason.NOT_RESERVED);
    order.given(PLACED, RESERVED).when(pay).then(REQUESTED);
    order.given(PLACED, RESERVED, REQUESTED).when(pay).thenRefused(Reason.PAYMENT_OPEN);
  }

  @Test
  void a_payment_that_waits_for_the_customer_is_open() {
    order
        .given(PLACED, RESERVED, REQUESTED)
        .given(new OrderEvent.PaymentActionRequired(ID, 1, "https://bank.example/", T0))
        .when(new OrderCommand.Pay(ANN, "tok_ok", T0))
        .thenRefused(Reason.PAYMENT_OPEN);
  }

  @Test
  void after_a_failed_payment_another_is_possible() {
    order
        .given(PLACED, RESERVED, REQUESTED, failed(1, "card_declined", T0))
        .when(new OrderCommand.Pay(ANN, "tok_ok", T0))
        .then(requested(2, T0));
  }

  @Test
  void an_order_whose_time_is_over_is_not_paid_any_more() {
    order
        .given(PLACED, RESERVED)
        .when(new OrderCommand.Pay(ANN, "tok_ok", T0.plus(DAY)))
        .thenRefused(new WrongState(Order.Status.PENDING));
  }

  @Test
  void a_customer_is_reminded_at_a_sixth_a_half_and_eleven_twelfths() {
    var spec = order.given(PLACED, RESERVED);
    Instant[] times = {
      T0.plus(Duration.ofHours(4)), T0.plus(Duration.ofHours(12)), T0.plus(Duration.ofHours(22))
    };
    for (int i = 0; i < times.length; i++) {
      var reminder = new OrderEvent.ReminderDue(ID, SHOW, ANN, i + 1, times[i]);
      spec.when(new OrderCommand.Wake(times[i].minusMillis(1))).thenNothing();
      spec.when(new OrderCommand.Wake(times[i])).then(reminder);
      spec = spec.given(reminder);
    }
    Instant end = T0.plus(DAY);
    spec.when(new OrderCommand.Wake(end)).then(cancelled("unpaid", end));
  }

  @Test
  void reminders_that_were_missed_are_not_made_up_for() {
    Instant late = T0.plus(Duration.ofHours(13));
    order
        .given(PLACED)
        .when(new OrderCommand.Wake(late))
        .then(new OrderEvent.ReminderDue(ID, SHOW, ANN, 2, late));
  }

  @Test
  void the_deadline_is_the_next_reminder_and_then_the_time_to_pay() {
    assertThat(deadline(PLACED)).isEqualTo(T0.plus(Duration.ofHours(4)));
    assertThat(deadline(PLACED, new OrderEvent.ReminderDue(ID, SHOW, ANN, 3, T0)))
        .isEqualTo(T0.plus(DAY));
  }

  @Test
  void nobody_is_reminded_of_less_than_an_hour() {
    Instant soon = T0.plus(Duration.ofMinutes(59));
    var brief = new OrderEvent.OrderPlaced(ID, SHOW, ANN, LINES, TOTAL, T0, soon);
    assertThat(deadline(brief)).isEqualTo(soon);
    order.given(brief).when(new OrderCommand.Wake(soon.minusSeconds(1))).thenNothing();
  }

  @Test
  void an_order_that_is_paid_has_no_deadline() {
    assertThat(
            Order.deadline(
                DECIDER.evolve(DECIDER.initial(), List.of(PLACED, RESERVED, REQUESTED, PAID))))
        .isEmpty();
  }

  @Test
  void money_that_differs_goes_back_and_the_customer_may_try_again() {
    var less = new Money(2_499, "EUR");
    order
        .given(PLACED, RESERVED, REQUESTED)
        .when(capture(1, less))
        .then(refund(1, "wrong-amount", T0));
    order
        .given(PLACED, RESERVED, REQUESTED, refund(1, "wrong-amount", T0))
        .when(new OrderCommand.Pay(ANN, "tok_ok", T0))
        .then(requested(2, T0));
    order
        .given(PLACED, RESERVED, REQUESTED)
        .when(capture(1, new Money(2_500, "USD")))
        .then(refund(1, "wrong-amount", T0));
  }

  @Test
  void money_of_an_attempt_that_nobody_made_goes_back() {
    order
        .given(PLACED, RESERVED, REQUESTED)
        .when(capture(7, TOTAL))
        .then(refund(7, "unknown-attempt", T0));
  }

  @Test
  void late_money_of_a_failed_attempt_pays_a_pending_order() {
    order
        .given(PLACED, RESERVED, REQUESTED, failed(1, "no-answer", T0))
        .when(capture(1, TOTAL))
        .then(PAID);
  }

  @Test
  void money_of_a_second_attempt_goes_back_once() {
    var paidByFirst =
        order.given(
            PLACED, RESERVED, REQUESTED, failed(1, "no-answer", T0), requested(2, T0), PAID);
    paidByFirst.when(capture(2, TOTAL)).then(refund(2, "captured-twice", T0));
    paidByFirst.given(refund(2, "captured-twice", T0)).when(capture(2, TOTAL)).thenNothing();
  }

  @Test
  void money_for_a_cancelled_order_goes_back_once() {
    var over = order.given(PLACED, RESERVED, REQUESTED, cancelled("unpaid", T0));
    over.when(capture(1, TOTAL)).then(refund(1, "order-cancelled", T0));
    over.given(refund(1, "order-cancelled", T0)).when(capture(1, TOTAL)).thenNothing();
  }

  @Test
  void a_paid_order_that_inventory_can_not_sell_ends_refunded() {
    var paid = order.given(PLACED, RESERVED, REQUESTED, PAID);
    paid.when(new OrderCommand.RefuseSale("gone", T0)).then(refund(1, "sale-refused", T0));
    var refunding = paid.given(refund(1, "sale-refused", T0));
    refunding.when(new OrderCommand.RefuseSale("gone", T0)).thenNothing();
    refunding.when(new OrderCommand.NoteRefund(1, "sale-refused", T0)).then(REFUNDED);
  }

  @Test
  void a_surplus_that_went_back_does_not_end_the_order() {
    order
        .given(PLACED, RESERVED, REQUESTED, PAID, refund(1, "sale-refused", T0))
        .when(new OrderCommand.NoteRefund(1, "captured-twice", T0))
        .thenNothing();
  }

  @Test
  void a_reservation_is_noted_once() {
    order.given(PLACED).when(new OrderCommand.Reserve(T0)).then(RESERVED);
    order.given(PLACED, RESERVED).when(new OrderCommand.Reserve(T0)).thenNothing();
  }

  private static Instant deadline(OrderEvent... past) {
    return Order.deadline(DECIDER.evolve(DECIDER.initial(), List.of(past))).orElseThrow();
  }
}

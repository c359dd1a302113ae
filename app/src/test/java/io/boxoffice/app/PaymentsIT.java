package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.app.Api.Answer;
import io.boxoffice.app.Provider.Moved;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The ways in which paying an order goes, and those in which an order ends without it.
final class PaymentsIT {
  private static final long PRICE = 2400;
  private static final Moved NOTHING = new Moved(0, 0, 0);
  private static final Map<String, Object> SOON = Map.of("payWithin", "PT3S");

  private final Shop shop = TestInstallation.shop();
  private final Provider provider = TestInstallation.provider();

  @AfterAll
  static void promises_were_kept() {
    TestInstallation.verify();
  }

  @Test
  void a_declined_order_is_paid_with_another_card() throws IOException {
    String customer = shop.customer();
    String order = shop.ordered(shop.show(10), customer, 1);
    Answer declined = shop.pay(order, customer, "tok_declined").expect(200);
    assertThat(declined.text("status")).isEqualTo("FAILED");
    assertThat(declined.text("reason")).isEqualTo("card_declined");
    assertThat(shop.status(order, customer)).isEqualTo("PENDING");
    assertThat(shop.pay(order, customer, "tok_ok").text("status")).isEqualTo("CAPTURED");
    shop.awaitStatus(order, customer, "COMPLETED");
    assertThat(provider.moved(order)).isEqualTo(new Moved(1, PRICE, 0));
  }

  @Test
  void a_slow_payment_is_pending_until_the_provider_tells() throws IOException {
    String customer = shop.customer();
    String order = shop.ordered(shop.show(10), customer, 1);
    assertThat(shop.pay(order, customer, "tok_slow", 1).text("status")).isEqualTo("PENDING");
    shop.pay(order, customer, "tok_ok").expect(409, "payment-open");
    shop.awaitStatus(order, customer, "COMPLETED");
    assertThat(provider.moved(order)).isEqualTo(new Moved(1, PRICE, 0));
  }

  @Test
  void a_payment_to_be_confirmed_is_captured_when_its_url_was_visited() throws IOException {
    String customer = shop.customer();
    String order = shop.ordered(shop.show(10), customer, 1);
    Answer asked = shop.pay(order, customer, "tok_challenge").expect(200);
    assertThat(asked.text("status")).isEqualTo("ACTION_REQUIRED");
    assertThat(shop.status(order, customer)).isEqualTo("PENDING");
    assertThat(Api.visit(URI.create(asked.text("url")))).isEqualTo(200);
    shop.awaitStatus(order, customer, "COMPLETED");
  }

  @Test
  void a_capture_after_the_order_was_cancelled_goes_back_once() throws IOException {
    Person ada = Person.register(shop.api());
    String token = ada.signIn();
    String order = shop.ordered(shop.show(10, SOON), token, 1);
    assertThat(shop.pay(order, token, "tok_late", 1).text("status")).isEqualTo("PENDING");
    shop.awaitStatus(order, token, "CANCELLED");
    Until.holds(
        "the money is back", () -> provider.moved(order).equals(new Moved(1, PRICE, PRICE)));
    var _ = ada.mail("Your money is on its way back");
    TestInstallation.verify();
    assertThat(provider.moved(order)).isEqualTo(new Moved(1, PRICE, PRICE));
    assertThat(ada.mails("Your money is on its way back")).hasSize(1);
    assertThat(shop.history(order, token)).doesNotContain("order.paid.v1");
  }

  @Test
  void an_unpaid_order_ends_and_the_next_customer_gets_its_tickets() throws IOException {
    Shop.OnSale show = shop.show(1, SOON);
    Person ada = Person.register(shop.api());
    String token = ada.signIn();
    String order = shop.ordered(show, token, 1);
    String next = shop.customer();
    shop.hold(show, next, 1).expect(409, "sold-out");
    shop.awaitStatus(order, token, "CANCELLED");
    assertThat(shop.api().get("/api/v1/orders/" + order, token).text("reason")).isEqualTo("unpaid");
    assertThat(ada.mail("Your order was cancelled").path("text").asString()).contains(order);
    Until.holds("the ticket is on sale again", () -> shop.available(show) == 1);
    String sold = shop.ordered(show, next, 1);
    assertThat(shop.pay(sold, next, "tok_ok").text("status")).isEqualTo("CAPTURED");
    shop.awaitStatus(sold, next, "COMPLETED");
    shop.pay(order, token, "tok_ok").expect(409, "order-state");
    assertThat(ada.mails("Your order was cancelled")).hasSize(1);
    assertThat(provider.moved(order)).isEqualTo(NOTHING);
  }

  @Test
  void an_order_that_its_buyer_cancels_is_on_sale_again() throws IOException {
    Shop.OnSale show = shop.show(3);
    String customer = shop.customer();
    String order = shop.ordered(show, customer, 3);
    assertThat(shop.available(show)).isZero();
    assertThat(shop.cancel(order, customer).expect(200).text("status")).isEqualTo("CANCELLED");
    Until.holds("the tickets are on sale again", () -> shop.available(show) == 3);
    shop.pay(order, customer, "tok_ok").expect(409, "order-state");
    shop.cancel(order, customer).expect(409, "order-state");
  }

  @Test
  void cancelling_voids_the_payment_under_way() throws IOException {
    String customer = shop.customer();
    String order = shop.ordered(shop.show(3), customer, 1);
    assertThat(shop.pay(order, customer, "tok_challenge").text("status"))
        .isEqualTo("ACTION_REQUIRED");
    String url =
        shop.api().get("/api/v1/orders/" + order, customer).body().at("/payment/url").asString();
    shop.cancel(order, customer).expect(200);
    Until.holds("the payment is voided", () -> provider.status(order).equals("voided"));
    assertThat(Api.visit(URI.create(url))).isEqualTo(200);
    assertThat(provider.moved(order)).isEqualTo(NOTHING);
  }

  @Test
  void a_paid_order_is_not_cancelled() throws IOException {
    String customer = shop.customer();
    String order = shop.ordered(shop.show(3), customer, 1);
    shop.pay(order, customer, "tok_ok").expect(200);
    shop.cancel(order, customer).expect(409, "order-state");
    shop.awaitStatus(order, customer, "COMPLETED");
    shop.pay(order, customer, "tok_ok").expect(409, "order-state");
    assertThat(shop.history(order, customer))
        .isEqualTo(
            List.of(
                "order.placed.v1",
                "order.reserved.v1",
                "order.payment-requested.v1",
                "order.paid.v1",
                "order.completed.v1"));
  }
}

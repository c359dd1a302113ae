package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.app.Provider.Moved;
import io.boxoffice.simulators.CaughtMail;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The payment provider and the mail server fail, and come back; nobody has to do anything.
final class OutagesIT {
  private static final long PRICE = 2400;
  private static final Moved PAID_ONCE = new Moved(1, PRICE, 0);
  private static final List<String> BOUGHT =
      List.of(
          "order.placed.v1",
          "order.reserved.v1",
          "order.payment-requested.v1",
          "order.paid.v1",
          "order.completed.v1");

  private final Shop shop = TestInstallation.shop();
  private final Provider provider = TestInstallation.provider();

  @AfterEach
  void all_is_well_again() throws IOException {
    provider.works();
    TestInstallation.mail().refuse(false);
  }

  @AfterAll
  static void promises_were_kept() {
    TestInstallation.verify();
  }

  @Test
  void a_webhook_that_comes_twice_pays_once() throws IOException {
    provider.fails(Map.of("duplicateWebhooks", true));
    assertBoughtOnce("tok_ok");
    assertBoughtOnce("tok_slow");
  }

  @Test
  void a_webhook_before_the_answer_pays_at_once() throws IOException {
    Duration answer = Duration.ofSeconds(6);
    provider.fails(Map.of("delayMillis", answer.toMillis()));
    Person ada = Person.register(shop.api());
    String token = ada.signIn();
    Shop.OnSale show = shop.show(10);
    String id = "webhook-" + Api.IDS.next();
    String order = shop.ordered(show, token, 1);
    long asked = System.nanoTime();
    assertThat(shop.correlated(id).pay(order, token, "tok_ok").text("status"))
        .isEqualTo("CAPTURED");
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(answer);
    var _ = ada.mail("Your tickets");
    assertThat(ticketMails(ada).getFirst().header("X-Correlation-Id")).contains(id);
    TestInstallation.verify();
    assertThat(shop.history(order, token)).isEqualTo(BOUGHT);
    assertThat(provider.moved(order)).isEqualTo(PAID_ONCE);
  }

  @Test
  void an_answer_that_is_lost_is_asked_for_again() throws IOException {
    provider.fails(Map.of("dropAnswers", 1, "muteWebhooks", true));
    assertBoughtOnce("tok_ok");
  }

  @Test
  void a_provider_that_never_tells_is_asked() throws IOException {
    provider.fails(Map.of("muteWebhooks", true));
    assertBoughtOnce("tok_slow");
  }

  @Test
  void an_order_paid_while_the_provider_was_down_is_paid_when_it_is_back() throws IOException {
    provider.fails(Map.of("down", true));
    String customer = shop.customer();
    String order = shop.ordered(shop.show(10), customer, 1);
    assertThat(shop.pay(order, customer, "tok_ok", 2).text("status")).isEqualTo("PENDING");
    provider.fails(Map.of("errorRate", 0.5));
    shop.awaitStatus(order, customer, "COMPLETED");
    assertThat(provider.moved(order)).isEqualTo(PAID_ONCE);
  }

  @Test
  void what_was_captured_twice_goes_back() throws IOException {
    provider.fails(Map.of("doubleCapture", 1));
    Person ada = Person.register(shop.api());
    String token = ada.signIn();
    String order = shop.ordered(shop.show(10), token, 1);
    shop.pay(order, token, "tok_ok").expect(200);
    shop.awaitStatus(order, token, "COMPLETED");
    Until.holds(
        "the surplus is back", () -> provider.moved(order).equals(new Moved(2, 2 * PRICE, PRICE)));
    var _ = ada.mail("Your money is on its way back");
    TestInstallation.verify();
    assertThat(shop.status(order, token)).isEqualTo("COMPLETED");
    assertThat(ada.mails("Your money is on its way back")).hasSize(1);
  }

  @Test
  void the_sale_goes_on_without_a_mail_server_and_one_mail_comes_after() throws IOException {
    Person ada = Person.register(shop.api());
    String token = ada.signIn();
    TestInstallation.mail().stop();
    String order;
    try {
      order = shop.ordered(shop.show(10), token, 2);
      shop.pay(order, token, "tok_ok").expect(200);
      shop.awaitStatus(order, token, "COMPLETED");
    } finally {
      TestInstallation.mail().start();
    }
    assertThat(ada.mail("Your tickets").path("text").asString()).contains(order);
    TestInstallation.verify();
    assertThat(ticketMails(ada)).hasSize(1);
  }

  @Test
  void a_mail_that_is_refused_for_a_while_comes_once() throws IOException {
    Person ada = Person.register(shop.api());
    String token = ada.signIn();
    TestInstallation.mail().refuse(true);
    String order = shop.ordered(shop.show(10), token, 1);
    shop.pay(order, token, "tok_ok").expect(200);
    shop.awaitStatus(order, token, "COMPLETED");
    TestInstallation.mail().refuse(false);
    var _ = ada.mail("Your tickets");
    TestInstallation.verify();
    assertThat(ticketMails(ada)).hasSize(1);
  }

  private void assertBoughtOnce(String card) throws IOException {
    String customer = shop.customer();
    String order = shop.ordered(shop.show(10), customer, 1);
    var _ = shop.pay(order, customer, card).expect(200);
    shop.awaitStatus(order, customer, "COMPLETED");
    TestInstallation.verify();
    assertThat(shop.history(order, customer)).isEqualTo(BOUGHT);
    assertThat(provider.moved(order)).isEqualTo(PAID_ONCE);
  }

  private static List<CaughtMail> ticketMails(Person person) {
    return TestInstallation.mail().mailsTo(person.email()).stream()
        .filter(mail -> mail.subject().startsWith("Your tickets"))
        .toList();
  }
}

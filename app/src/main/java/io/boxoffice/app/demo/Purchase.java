package io.boxoffice.app.demo;

import io.boxoffice.core.Money;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// One purchase from registration to the door, told step by step.
final class Purchase {
  private static final String PASSWORD = "correct horse battery";
  private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
  private static final Duration MAIL_WITHIN = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final ApiClient api;
  private final String dataOption;
  private final Consumer<String> tell;

  Purchase(ApiClient api, String dataOption, Consumer<String> tell) {
    this.api = api;
    this.dataOption = dataOption;
    this.tell = tell;
  }

  void run(String email, String door) {
    String customer = register(email);
    JsonNode show = api.get("/api/v1/shows?limit=1", "").path("items").path(0);
    String showId = show.path("id").asString();
    tell.accept("Show      " + show.path("title").asString() + "  " + url("/shows/" + showId));
    JsonNode hold = hold(showId, customer);
    JsonNode order = order(hold, customer);
    String orderId = order.path("id").asString();
    pay(orderId, customer);
    String code = ticket(orderId, email, customer);
    JsonNode checkIn = api.post("/api/v1/check-ins", door, Map.of("code", code, "gate", "North"));
    tell.accept("Check-in  " + checkIn.path("result").asString() + " at gate North");
    String account = api.get("/api/v1/accounts/me", customer).path("id").asString();
    tell.accept("");
    tell.accept("Hold, order and ticket open for their owner alone, who has this token:");
    tell.accept("          ./boxoffice token --role CUSTOMER --account " + account + dataOption);
  }

  private String register(String email) {
    api.post(
        "/api/v1/accounts",
        "",
        Map.of("email", email, "password", PASSWORD, "name", "Ada Example"));
    JsonNode mail = mail(email, found -> CODE.matcher(text(found)).find());
    Matcher code = CODE.matcher(text(mail));
    if (!code.find()) {
      throw new IllegalStateException("the mail has no code");
    }
    api.post("/api/v1/accounts/verification", "", Map.of("email", email, "code", code.group(1)));
    tell.accept("Account   " + email + ", verified by the code that was mailed");
    return api.post("/api/v1/sessions", "", Map.of("email", email, "password", PASSWORD))
        .path("accessToken")
        .asString();
  }

  private JsonNode hold(String showId, String customer) {
    JsonNode availability = api.get("/api/v1/shows/" + showId + "/availability", "");
    String offerId = availability.path("offers").path(0).path("offerId").asString();
    JsonNode hold =
        api.post(
            "/api/v1/shows/" + showId + "/holds",
            customer,
            Map.of("lines", List.of(Map.of("offerId", offerId, "quantity", 2))));
    tell.accept(
        "Hold      2 tickets until "
            + hold.path("expiresAt").asString()
            + "  "
            + url("/holds/" + hold.path("id").asString()));
    return hold;
  }

  private JsonNode order(JsonNode hold, String customer) {
    JsonNode order =
        api.post("/api/v1/orders", customer, Map.of("holdToken", hold.path("token").asString()));
    tell.accept(
        "Order     %s, %s, to be paid by %s  %s"
            .formatted(
                order.path("status").asString(),
                money(order.path("total")),
                order.path("payBy").asString(),
                url("/orders/" + order.path("id").asString())));
    return order;
  }

  private void pay(String orderId, String customer) {
    JsonNode payment =
        api.post(
            "/api/v1/orders/" + orderId + "/payments",
            customer,
            Map.of("method", Map.of("token", "tok_ok")));
    tell.accept("Payment   " + payment.path("status").asString() + " with the card tok_ok");
  }

  private String ticket(String orderId, String email, String customer) {
    JsonNode mail = mail(email, found -> text(found).contains(orderId));
    tell.accept("Mail      “" + mail.path("subject").asString() + "”  " + api.url("/dev/mailbox"));
    JsonNode tickets =
        await(
            () -> api.get("/api/v1/tickets", customer).path("items"),
            found -> !found.isEmpty(),
            Function.identity());
    JsonNode ticket = api.get("/api/v1/tickets/" + tickets.path(0).path("id").asString(), customer);
    String code = ticket.path("code").asString();
    tell.accept("Ticket    " + code);
    return code;
  }

  private JsonNode mail(String email, Predicate<JsonNode> wanted) {
    String path = "/api/v1/dev/mailbox?to=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
    return await(
        () -> api.get(path, "").path("items"),
        items -> items.valueStream().anyMatch(wanted),
        items -> items.valueStream().filter(wanted).findFirst().orElseThrow());
  }

  private <T> T await(
      Supplier<JsonNode> look, Predicate<JsonNode> wanted, Function<JsonNode, T> result) {
    long end = System.nanoTime() + MAIL_WITHIN.toNanos();
    while (System.nanoTime() < end) {
      JsonNode found = look.get();
      if (wanted.test(found)) {
        return result.apply(found);
      }
      pause();
    }
    throw new IllegalStateException("nothing came within " + MAIL_WITHIN);
  }

  private static void pause() {
    try {
      if (new CountDownLatch(1).await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody counts down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private String url(String path) {
    return api.url("/api/v1" + path).toString();
  }

  private static String text(JsonNode mail) {
    return mail.path("subject").asString() + "\n" + mail.path("text").asString();
  }

  private static String money(JsonNode money) {
    return new Money(money.path("amount").asLong(), money.path("currency").asString()).text();
  }
}

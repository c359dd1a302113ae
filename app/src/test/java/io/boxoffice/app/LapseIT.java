package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.app.Api.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds that nobody orders, in an installation with short times of its own.
final class LapseIT {
  private static final Duration HOLD_FOR = Duration.ofSeconds(3);
  private static final Duration LAPSE_AFTER = Duration.ofSeconds(2);
  private static final Duration LAST_MOMENT = Duration.ofMillis(500);

  @TempDir Path folder;

  @Test
  void holds_lapse_and_all_of_it_is_there_after_a_restart() throws IOException {
    Person organizer;
    Shop.OnSale show;
    String order;
    String buyer;
    try (Server server = server()) {
      Shop shop = shop(server);
      buyer = shop.customer();
      a_lapsed_hold_is_free_for_the_next_customer(shop);
      show = shop.show(2);
      order = token_in_its_last_moment_is_good(shop, show, buyer);
      organizer = Person.register(shop.api());
      Promises.verify(server);
    }
    assertThat(CommandRun.here("verify", "--data", data().toString()).status()).isZero();
    assertThat(CommandRun.grant(data(), organizer.email(), "ORGANIZER").status()).isZero();
    try (Server again = server()) {
      Shop shop = shop(again);
      assertThat(shop.available(show)).isEqualTo(1);
      assertThat(shop.pay(order, buyer, "tok_ok").expect(200).text("status")).isEqualTo("CAPTURED");
      shop.awaitStatus(order, buyer, "COMPLETED");
      var _ = shop.publish(new Person(shop.api(), organizer.email()).signIn(), 10, Map.of());
      Promises.verify(again);
    }
  }

  private static void a_lapsed_hold_is_free_for_the_next_customer(Shop shop) throws IOException {
    Shop.OnSale show = shop.show(1);
    String first = shop.customer();
    String next = shop.customer();
    Answer lapsed = shop.hold(show, first, 1).expect(201);
    shop.hold(show, next, 1).expect(409, "sold-out");
    awaitTime(expiry(lapsed).plus(LAPSE_AFTER));
    Answer hold = shop.hold(show, next, 1).expect(201);
    shop.order(lapsed, first).expect(403, "hold-token-expired");
    String order = shop.order(hold, next).expect(201).text("id");
    assertThat(shop.pay(order, next, "tok_ok").text("status")).isEqualTo("CAPTURED");
    shop.awaitStatus(order, next, "COMPLETED");
    assertThat(shop.available(show)).isZero();
  }

  /// Nobody asks again for the other hold's place: the sweep makes it free.
  private static String token_in_its_last_moment_is_good(Shop shop, Shop.OnSale show, String buyer)
      throws IOException {
    Answer late = shop.hold(show, buyer, 1).expect(201);
    shop.hold(show, shop.customer(), 1).expect(201);
    awaitTime(expiry(late).minus(LAST_MOMENT));
    String order = shop.order(late, buyer).expect(201).text("id");
    Until.holds("the other hold's place is free", () -> shop.available(show) == 1);
    assertThat(shop.hold(show, shop.customer(), 2).expect(409).text("type"))
        .isEqualTo("/problems/sold-out");
    assertThat(shop.status(order, buyer)).isEqualTo("PENDING");
    return order;
  }

  private static Instant expiry(Answer hold) {
    return Instant.parse(hold.text("expiresAt"));
  }

  private static void awaitTime(Instant time) {
    Until.holds("it is " + time, () -> Clock.systemUTC().instant().isAfter(time));
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Server server() {
    return Server.start(
        new Server.Settings(
            data(),
            0,
            Set.of(),
            true,
            Map.of(
                "boxoffice.logging",
                "plain",
                "logging.level.root",
                "warn",
                "boxoffice.inventory.hold-for",
                HOLD_FOR.toString(),
                "boxoffice.inventory.lapse-after",
                LAPSE_AFTER.toString())));
  }

  private Shop shop(Server server) {
    return new Shop(new Api(server.url()), new Keys(data().resolve("keys")));
  }
}

package io.boxoffice.chaos;

import io.boxoffice.chaos.HttpShop.Reply;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Money;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The shows on sale: some with room for all, and a small hot one that sells out and is followed by
/// the next.
final class Stage {
  private static final int LARGE = 200_000;
  private static final int HOT = 60;
  private static final int LARGE_SHOWS = 3;
  private static final int PER_CUSTOMER_MAX = 100_000;
  private static final Duration ON_SALE_WITHIN = Duration.ofSeconds(60);

  private final HttpShop http;
  private final Tokens tokens;
  private final Ids ids;
  private final Clock clock;
  private final List<Show> large = new ArrayList<>();
  private volatile List<Show> hot = List.of();

  Stage(HttpShop http, Tokens tokens, Clock clock) {
    this.http = http;
    this.tokens = tokens;
    this.clock = clock;
    this.ids = new Ids(clock);
  }

  /// One show with one offer.
  record Show(String id, String offer) {

    String holds() {
      return "/api/v1/shows/" + id + "/holds";
    }

    Object lines(int quantity) {
      return Map.of("lines", List.of(Map.of("offerId", offer, "quantity", quantity)));
    }
  }

  /// Publishes all of them.
  void open() {
    try {
      for (int i = 0; i < LARGE_SHOWS; i++) {
        large.add(publish("The Tempest " + i, LARGE));
      }
      renew();
    } catch (IOException e) {
      throw new ChaosFailure("the shows could not be published: " + e.getMessage(), e);
    }
  }

  /// Puts the next hot show on sale; the one before may stay sold out.
  void renew() throws IOException {
    hot = List.of(publish("Everyone Wants This", HOT));
  }

  Show hot() {
    return hot.getFirst();
  }

  List<Show> large() {
    return large;
  }

  private Show publish(String title, int capacity) throws IOException {
    String organizer = tokens.organizer();
    String id = command("/api/v1/shows", organizer, details(title)).expect(201).text("id");
    String path = "/api/v1/shows/" + id;
    Map<String, Object> offer =
        Map.of(
            "name",
            "Standard",
            "kind",
            "TICKET",
            "price",
            new Money(2_400, "EUR"),
            "capacity",
            capacity);
    String offerId = command(path + "/offers", organizer, offer).expect(201).text("id");
    var _ = command(path + "/publish", organizer, Map.of()).expect(200);
    var show = new Show(id, offerId);
    if (!Patience.await(ON_SALE_WITHIN, () -> isOnSale(show))) {
      throw new ChaosFailure("a show is published, but not on sale after " + ON_SALE_WITHIN);
    }
    return show;
  }

  private boolean isOnSale(Show show) {
    try {
      String somebody = tokens.customer(ids.next());
      return command(show.holds(), somebody, show.lines(1)).status() == 201
          && ordersKnow(show, somebody);
    } catch (IOException _) {
      return false;
    }
  }

  /// An order of what the show does not offer is refused in another way than one of an unknown
  /// show.
  private boolean ordersKnow(Show show, String somebody) throws IOException {
    Object nothing = Map.of("offerId", ids.next(), "quantity", 1);
    Object order = Map.of("showId", show.id(), "lines", List.of(nothing));
    return command("/api/v1/orders", somebody, order).status() == 400;
  }

  private Reply command(String path, String token, Object body) throws IOException {
    return http.post(path, token, body, Map.of("Idempotency-Key", ids.next().toString()));
  }

  private Map<String, Object> details(String title) {
    Instant now = clock.instant();
    Instant starts = now.plus(Duration.ofDays(30));
    Map<String, Object> details = new HashMap<>();
    details.put("title", title);
    details.put("description", "A play.");
    details.put("category", "theatre");
    details.put("venue", Map.of("name", "Theater", "city", "Berlin", "country", "DE"));
    details.put("startsAt", starts.toString());
    details.put("endsAt", starts.plus(Duration.ofHours(3)).toString());
    details.put("timeZone", "Europe/Berlin");
    details.put("maxPerCustomer", PER_CUSTOMER_MAX);
    // On sale also for a clock that was set back.
    details.put("saleOpensAt", now.minus(Duration.ofHours(6)).toString());
    return details;
  }
}

package io.boxoffice.app.demo;

import io.boxoffice.core.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// A small season: a dozen shows in several cities, published by an organizer.
final class Season {
  private static final Map<String, Place> PLACES =
      Map.of(
          "Berlin", new Place("Theater am Ufer", "DE", "Europe/Berlin", "EUR"),
          "Vienna", new Place("Großer Saal", "AT", "Europe/Vienna", "EUR"),
          "London", new Place("Riverside Hall", "GB", "Europe/London", "GBP"),
          "Lisbon", new Place("Arena do Tejo", "PT", "Europe/Lisbon", "EUR"),
          "New York", new Place("Pier Stadium", "US", "America/New_York", "USD"));

  private static final List<Show> SHOWS =
      List.of(
          new Show("The Tempest", "theatre", "Berlin", 9, 19, 380, 24_00, 48_00),
          new Show("Winter Journey", "concert", "Vienna", 12, 20, 1_200, 35_00, 95_00),
          new Show("City v Rovers", "football", "London", 15, 15, 41_000, 30_00, 75_00),
          new Show("Night of the Synths", "concert", "Berlin", 18, 21, 2_500, 42_00, 79_00),
          new Show("Jazz by the Water", "concert", "Lisbon", 21, 21, 900, 28_00, 55_00),
          new Show("JVM Days", "conference", "Lisbon", 26, 9, 650, 290_00, 490_00),
          new Show("The Magic Flute", "opera", "Vienna", 30, 19, 1_700, 40_00, 180_00),
          new Show("Stand-up Sunday", "comedy", "London", 33, 20, 420, 18_00, 32_00),
          new Show("Stadium Tour", "concert", "New York", 40, 20, 52_000, 89_00, 350_00),
          new Show("Giants of Chess", "sport", "New York", 44, 12, 300, 25_00, 60_00),
          new Show("Children's Orchestra", "family", "Berlin", 47, 11, 800, 8_00, 15_00),
          new Show("Fado at Midnight", "concert", "Lisbon", 54, 23, 240, 30_00, 45_00));

  private final ApiClient api;
  private final Clock clock;

  Season(ApiClient api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  /// Publishes what is missing of the season: all of it, or what a demonstration left out that was
  /// broken off.
  void load(String organizer, Consumer<String> progress) {
    Set<String> there = titles();
    List<Show> missing = SHOWS.stream().filter(show -> !there.contains(show.title)).toList();
    if (missing.isEmpty()) {
      progress.accept("The season is there from before.");
    }
    for (int i = 0; i < missing.size(); i++) {
      Show show = missing.get(i);
      publish(show, organizer);
      progress.accept(
          "Published %d of %d: %s, %s".formatted(i + 1, missing.size(), show.title, show.city));
    }
  }

  private Set<String> titles() {
    Set<String> titles = new HashSet<>();
    String path = "/api/v1/shows?limit=100";
    JsonNode page = api.get(path, "");
    page.path("items").forEach(show -> titles.add(show.path("title").asString()));
    while (page.path("next").isString()) {
      page = api.get(path + "&cursor=" + page.path("next").asString(), "");
      page.path("items").forEach(show -> titles.add(show.path("title").asString()));
    }
    return titles;
  }

  private void publish(Show show, String organizer) {
    Place place = show.place();
    ZonedDateTime starts =
        Instant.now(clock)
            .atZone(ZoneId.of(place.timeZone))
            .plusDays(show.inDays)
            .with(LocalTime.of(show.hour, 0));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", show.title);
    body.put("description", show.title + " at " + place.venue + ", " + show.city + ".");
    body.put("category", show.category);
    body.put("venue", Map.of("name", place.venue, "city", show.city, "country", place.country));
    body.put("startsAt", starts.toInstant().toString());
    body.put("endsAt", starts.plusHours(3).toInstant().toString());
    body.put("timeZone", place.timeZone);
    body.put("maxPerCustomer", 10);
    JsonNode created = api.post("/api/v1/shows", organizer, body);
    String path = "/api/v1/shows/" + created.path("id").asString();
    api.post(path + "/offers", organizer, show.offer("Standard", show.standard, 4));
    api.post(path + "/offers", organizer, show.offer("Best places", show.best, 1));
    api.post(path + "/publish", organizer, Map.of());
  }

  private record Place(String venue, String country, String timeZone, String currency) {}

  /// @param standard price in minor units
  /// @param best price in minor units
  private record Show(
      String title,
      String category,
      String city,
      int inDays,
      int hour,
      int places,
      long standard,
      long best) {

    Place place() {
      return PLACES.getOrDefault(city, new Place("Hall", "DE", "Europe/Berlin", "EUR"));
    }

    Map<String, Object> offer(String name, long price, int fifths) {
      return Map.of(
          "name",
          name,
          "kind",
          "TICKET",
          "price",
          new Money(price, place().currency),
          "capacity",
          places * fifths / 5);
    }
  }
}

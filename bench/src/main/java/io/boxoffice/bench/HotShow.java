package io.boxoffice.bench;

import io.boxoffice.core.Json;
import io.boxoffice.core.Money;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The show that everyone wants: published, with room for all, and seen through the API only.
final class HotShow {

  /// The largest offer; a bigger house has several.
  static final int OFFER_MAX = 1_000_000;

  /// One customer stands for many here.
  static final int PER_CUSTOMER_MAX = 10_000;

  /// A published show is on sale as soon as inventory has heard of it.
  private static final Duration ON_SALE_WITHIN = Duration.ofSeconds(30);

  private static final int OK = 200;

  private final BenchClient client;
  private final String id;
  private final String path;
  private final List<String> offers;

  private HotShow(BenchClient client, String shows, String id, List<String> offers) {
    this.client = client;
    this.id = id;
    this.path = shows + "/" + id;
    this.offers = offers;
  }

  /// Publishes a show with at least this many places and waits until it is on sale. Customers are
  /// spread evenly over its offers, which therefore have one size: none sells out before another.
  static HotShow publish(BenchClient client, String organizer, long places, Clock clock) {
    JsonNode show = client.command("/api/v1/shows", organizer, description(clock.instant())).json();
    String id = show.path("id").asString();
    String path = Contender.PRODUCT.shows() + "/" + id;
    List<String> offers = new ArrayList<>();
    long blocks = Math.ceilDiv(places, OFFER_MAX);
    int capacity = Math.toIntExact(Math.ceilDiv(places, blocks));
    for (long block = 1; block <= blocks; block++) {
      Object offer = offer("Block " + block, capacity);
      JsonNode made = client.command(path + "/offers", organizer, offer).json();
      offers.add(made.path("id").asString());
    }
    client.command(path + "/publish", organizer, Map.of());
    var hot = new HotShow(client, Contender.PRODUCT.shows(), id, offers);
    if (!Patience.await(ON_SALE_WITHIN, hot::isListed)) {
      throw new BenchFailure("The show is published, but not on sale after " + ON_SALE_WITHIN);
    }
    return hot;
  }

  /// The same at one of those that the product is compared with: one offer, which is one row.
  static HotShow among(BenchClient client, Contender other, String organizer, long places) {
    JsonNode made = client.command(other.shows(), organizer, Map.of("capacity", places)).json();
    return new HotShow(
        client,
        other.shows(),
        made.path("id").asString(),
        List.of(made.path("offerId").asString()));
  }

  String id() {
    return id;
  }

  /// Tries to hold one ticket; false as long as nobody answers, or with anything but a hold.
  boolean sellsTo(String customer) {
    try {
      return client.post(path + "/holds", customer, body(0)).status() == HoldDialogue.CREATED;
    } catch (BenchFailure _) { // It does not listen yet.
      return false;
    }
  }

  /// Makes one hold, as soon as the show can be held: the load begins with an open sale.
  void open(String customer) {
    if (!Patience.await(ON_SALE_WITHIN, () -> sellsTo(customer))) {
      BenchClient.Reply last = client.post(path + "/holds", customer, body(0));
      throw new BenchFailure("The first hold answered " + last.status() + ": " + last.body());
    }
  }

  /// What each customer sends, spread over the offers and dealt out to so many connections: a
  /// customer sends one request at a time.
  List<HoldDialogue> dialogues(RequestBytes encoder, List<String> tokens, LoadShape shape) {
    List<List<HoldDialogue.Customer>> dealt = new ArrayList<>();
    for (int i = 0; i < shape.connections(); i++) {
      dealt.add(new ArrayList<>());
    }
    for (int i = 0; i < tokens.size(); i++) {
      String hold = Json.write(body(i));
      dealt
          .get(i % dealt.size())
          .add(HoldDialogue.Customer.of(encoder, tokens.get(i), path + "/holds", hold));
    }
    return dealt.stream()
        .map(customers -> new HoldDialogue(customers, shape.releasePercent()))
        .toList();
  }

  /// The request of one customer for one ticket.
  ByteBuffer hold(RequestBytes encoder, String token, int customer) {
    return encoder.post(path + "/holds", token, Json.write(body(customer)));
  }

  /// Held and sold now, over all offers.
  long taken() {
    return offersOnSale().mapToLong(o -> o.path("held").asLong() + o.path("sold").asLong()).sum();
  }

  private boolean isListed() {
    return offersOnSale().count() == offers.size();
  }

  private Stream<JsonNode> offersOnSale() {
    BenchClient.Reply reply = client.get(path + "/availability");
    JsonNode seen =
        reply.status() == OK ? reply.json().path("offers") : Json.mapper().createArrayNode();
    return IntStream.range(0, seen.size()).mapToObj(seen::path);
  }

  private Object body(int customer) {
    String offer = offers.get(customer % offers.size());
    return Map.of("lines", List.of(Map.of("offerId", offer, "quantity", 1)));
  }

  private static Map<String, Object> description(Instant now) {
    Instant starts = now.plus(Duration.ofDays(30));
    return Map.of(
        "title",
        "The Benchmarks",
        "description",
        "One night only.",
        "category",
        "concert",
        "venue",
        Map.of("name", "Stadium", "city", "Berlin", "country", "DE"),
        "startsAt",
        starts.toString(),
        "endsAt",
        starts.plus(Duration.ofHours(3)).toString(),
        "timeZone",
        "Europe/Berlin",
        "maxPerCustomer",
        PER_CUSTOMER_MAX);
  }

  private static Object offer(String name, int capacity) {
    return Map.of(
        "name", name, "kind", "TICKET", "price", new Money(49_00, "EUR"), "capacity", capacity);
  }
}

package io.boxoffice.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.catalog.CatalogApp.Answer;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.testing.Eventually;
import io.boxoffice.web.Caller;
import io.boxoffice.web.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// Shows over HTTP, drafted, published and listed, on a real log.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CatalogIT {
  private CatalogApp app;

  @BeforeAll
  void start() {
    app = new CatalogApp();
  }

  @AfterAll
  void stop() {
    app.close();
  }

  @Test
  void a_show_is_drafted_offered_and_published() {
    UUID opera = app.newId();
    String organizer = app.organizer(opera);

    Answer draft = app.post("/api/v1/shows", organizer, app.show("opera", "Graz", 9).toString());
    String path = "/api/v1/shows/" + draft.text("id");
    Answer offer = app.post(path + "/offers", organizer, CatalogApp.offer(2_500, "EUR", 10));
    Answer published = app.post(path + "/publish", organizer, "");
    Answer again = app.post(path + "/publish", organizer, "");

    assertThat(draft.status()).as(draft.json().toString()).isEqualTo(201);
    assertThat(draft.text("status")).isEqualTo("DRAFT");
    assertThat(draft.text("organizationId")).isEqualTo(opera.toString());
    assertThat(draft.etag()).isEqualTo("\"1\"");
    assertThat(offer.status()).as(offer.json().toString()).isEqualTo(201);
    assertThat(offer.json().path("capacity").asInt()).isEqualTo(10);
    assertThat(published.status()).isEqualTo(200);
    assertThat(published.text("status")).isEqualTo("ON_SALE");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.etag()).isEqualTo(published.etag()).isEqualTo("\"3\"");
    Answer seen = app.get(path, "");
    assertThat(seen.json()).isEqualTo(published.json());
    assertThat(seen.json().path("offers").path(0).path("id")).isEqualTo(offer.json().path("id"));
    assertThat(app.get(path, "", "If-None-Match", seen.etag()).status()).isEqualTo(304);
  }

  @Test
  void other_services_are_told_of_published_shows_only() {
    String organizer = app.organizer(app.newId());
    String draft = app.draft(organizer, app.show("opera", "Graz", 9));
    String published = app.published(organizer, app.show("opera", "Graz", 9));

    assertThat(app.shows().show(idOf(draft))).isEmpty();
    var show = app.shows().show(idOf(published)).orElseThrow();
    assertThat(show.offers()).hasSize(1);
    assertThat(show.details().venue().city()).isEqualTo("Graz");
  }

  private static ShowId idOf(String path) {
    return ShowId.of(path.substring(path.lastIndexOf('/') + 1));
  }

  @Test
  void a_draft_is_there_for_its_organizers_alone() {
    UUID opera = app.newId();
    String path = app.draft(app.organizer(opera), app.show("opera", "Graz", 9));
    String stranger = app.organizer(app.newId());

    assertThat(app.get(path, app.organizer(opera)).status()).isEqualTo(200);
    assertThat(app.get(path, "").slug()).isEqualTo("unknown-show");
    assertThat(app.get(path, stranger).status()).isEqualTo(404);
    assertThat(app.post(path + "/publish", stranger, "").status()).isEqualTo(404);
    assertThat(app.post(path + "/offers", stranger, CatalogApp.offer(1, "EUR", 1)).status())
        .isEqualTo(404);
    assertThat(app.post(path + "/publish", "", "").status()).isEqualTo(401);
  }

  @Test
  void a_published_show_is_changed_by_its_organizers_alone() {
    String path = app.published(app.organizer(app.newId()), app.show("opera", "Graz", 9));
    String stranger = app.organizer(app.newId());

    Answer answer = app.post(path + "/offers", stranger, CatalogApp.offer(1, "EUR", 1));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(app.get(path, "").json().path("offers").size()).isOne();
  }

  @Test
  void who_organizes_for_several_says_for_which() {
    UUID opera = app.newId();
    UUID ballet = app.newId();
    String both = app.organizer(opera, ballet);
    ObjectNode show = app.show("opera", "Graz", 9);

    Answer unsaid = app.post("/api/v1/shows", both, show.toString());
    Answer said =
        app.post(
            "/api/v1/shows",
            both,
            show.deepCopy().put("organizationId", ballet.toString()).toString());
    Answer others =
        app.post(
            "/api/v1/shows",
            app.organizer(opera),
            show.deepCopy().put("organizationId", ballet.toString()).toString());

    assertThat(unsaid.status()).isEqualTo(400);
    assertThat(unsaid.wrongFields()).containsExactly("organizationId");
    assertThat(said.text("organizationId")).isEqualTo(ballet.toString());
    assertThat(others.status()).isEqualTo(403);
  }

  @Test
  void a_customer_makes_no_shows() {
    var customer = new Caller(app.newId(), Set.of(Role.CUSTOMER), Map.of(), false);

    Answer answer =
        app.post("/api/v1/shows", app.token(customer), app.show("opera", "Graz", 9).toString());

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void a_development_token_has_an_organization_of_its_own() {
    String token = app.token(new Caller(app.newId(), Set.of(Role.ORGANIZER), Map.of(), true));
    String show = app.show("opera", "Graz", 9).toString();

    Answer first = app.post("/api/v1/shows", token, show);
    Answer second = app.post("/api/v1/shows", token, show);

    assertThat(first.status()).as(first.json().toString()).isEqualTo(201);
    assertThat(second.text("organizationId")).isEqualTo(first.text("organizationId"));
    assertThat(second.text("id")).isNotEqualTo(first.text("id"));
  }

  @Test
  void one_key_makes_one_show() {
    String organizer = app.organizer(app.newId());
    String show = app.show("opera", "Graz", 9).toString();

    Answer first = app.post("/api/v1/shows", organizer, show, "Idempotency-Key", "tosca");
    Answer second = app.post("/api/v1/shows", organizer, show, "Idempotency-Key", "tosca");

    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.etag()).isEqualTo(first.etag());
  }

  static Stream<Arguments> badShows() {
    return Stream.of(
        bad("title", show -> show.put("title", " ")),
        bad("title", show -> show.put("title", "x".repeat(201))),
        bad("title", show -> show.remove("title")),
        bad("title", show -> show.put("title", "To\u0000sca")),
        bad("title", show -> show.put("title", "To\nsca")),
        bad("title", show -> show.put("title", "To\u001b[2Jsca")),
        bad("description", show -> show.put("description", "a\u0007b")),
        bad("venue.name", show -> show.withObject("venue").put("name", "Op\u0085era")),
        bad("venue.city", show -> show.withObject("venue").put("city", "Graz\t")),
        bad("timeZone", show -> show.put("timeZone", "x".repeat(51))),
        bad("category", show -> show.put("category", "Grand Opera")),
        bad("venue.country", show -> show.withObject("venue").put("country", "ZZ")),
        bad("venue.city", show -> show.withObject("venue").put("city", "")),
        bad("venue", show -> show.remove("venue")),
        bad("timeZone", show -> show.put("timeZone", "Mars/Olympus")),
        bad("timeZone", show -> show.put("timeZone", "+25:00")),
        bad("endsAt", show -> show.set("endsAt", show.get("startsAt"))),
        bad("startsAt", show -> show.put("startsAt", "-999999999-01-01T00:00:00Z")),
        bad("startsAt", show -> show.put("startsAt", "tomorrow")),
        bad("saleOpensAt", show -> show.set("saleOpensAt", show.get("startsAt"))),
        bad("saleClosesAt", show -> show.put("saleClosesAt", "2199-01-01T00:00:00Z")),
        bad("maxPerCustomer", show -> show.put("maxPerCustomer", 0)),
        bad("payWithin", show -> show.put("payWithin", "PT0S")),
        bad("payWithin", show -> show.put("payWithin", "soon")),
        bad("price", show -> show.put("price", 7)));
  }

  private static Arguments bad(String field, Consumer<ObjectNode> change) {
    return Arguments.of(field, change);
  }

  @ParameterizedTest
  @MethodSource("badShows")
  void what_is_wrong_with_a_show_is_told_by_field(String field, Consumer<ObjectNode> change) {
    ObjectNode show = app.show("opera", "Graz", 9);
    change.accept(show);

    Answer answer = app.post("/api/v1/shows", app.organizer(app.newId()), show.toString());

    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
    assertThat(answer.wrongFields()).contains(field);
  }

  @Test
  void a_description_may_have_several_lines() {
    String organizer = app.organizer(app.newId());
    var show = app.show("opera", "Graz", 9).put("description", "One.\n\tTwo.\r\nThree.");

    Answer answer = app.post("/api/v1/shows", organizer, show.toString());

    assertThat(answer.text("description")).isEqualTo("One.\n\tTwo.\r\nThree.");
  }

  static Stream<Arguments> badOffers() {
    String good = CatalogApp.offer(1, "EUR", 1);
    return Stream.of(
        Arguments.of("capacity", CatalogApp.offer(1, "EUR", 0)),
        Arguments.of("capacity", CatalogApp.offer(1, "EUR", 1_000_001)),
        Arguments.of("price.amount", CatalogApp.offer(-1, "EUR", 1)),
        Arguments.of("price.amount", CatalogApp.offer(9_000_000_000_000_000L, "EUR", 1)),
        Arguments.of("price", CatalogApp.offer(1, "EURO", 1)),
        Arguments.of("kind", good.replace("TICKET", "SEATS")),
        Arguments.of("name", good.replace("Stalls", "Sta\\u0000lls")),
        Arguments.of("name", good.replace("Stalls", "Sta\\r\\nlls")),
        Arguments.of("name", good.replace("Stalls", "")));
  }

  @ParameterizedTest
  @MethodSource("badOffers")
  void what_is_wrong_with_an_offer_is_told_by_field(String field, String offer) {
    String organizer = app.organizer(app.newId());
    String path = app.draft(organizer, app.show("opera", "Graz", 9));

    Answer answer = app.post(path + "/offers", organizer, offer);

    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
    assertThat(answer.wrongFields()).contains(field);
  }

  @Test
  void a_show_without_offers_is_not_published() {
    String organizer = app.organizer(app.newId());
    String path = app.draft(organizer, app.show("opera", "Graz", 9));

    assertThat(app.post(path + "/publish", organizer, "").slug()).isEqualTo("no-offers");
  }

  @Test
  void published_shows_are_listed_page_by_page_by_their_start() {
    UUID opera = app.newId();
    String organizer = app.organizer(opera);
    List<String> expected = new ArrayList<>();
    for (int day : List.of(3, 1, 2, 2, 5)) {
      app.published(organizer, app.show("opera", "Linz", day));
    }
    app.draft(organizer, app.show("opera", "Linz", 4));
    String list = "/api/v1/shows?organizer=" + opera;
    Eventually.holds("all are listed", () -> items(list + "&limit=100").size() == 5);
    app.get(list, "")
        .json()
        .path("items")
        .forEach(item -> expected.add(item.path("id").asString()));

    List<String> listed = new ArrayList<>();
    List<String> starts = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = app.get(list + "&limit=2&cursor=" + cursor, "");
      page.json().path("items").forEach(item -> listed.add(item.path("id").asString()));
      page.json().path("items").forEach(item -> starts.add(item.path("startsAt").asString()));
      cursor = page.json().path("next").isNull() ? "" : page.text("next");
    } while (!cursor.isEmpty());

    assertThat(listed).hasSize(5).doesNotHaveDuplicates().isEqualTo(expected);
    assertThat(starts).isSorted();
  }

  private List<String> items(String path) {
    return app.get(path, "")
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asString())
        .toList();
  }

  @Test
  void the_list_is_filtered() {
    UUID opera = app.newId();
    String organizer = app.organizer(opera);
    String wels = idOf(app.published(organizer, app.show("ballet", "Wels", 20))).toString();
    String steyr = idOf(app.published(organizer, app.show("jazz", "Steyr", 30))).toString();
    String list = "/api/v1/shows?organizer=" + opera;
    Eventually.holds("both are listed", () -> items(list).equals(List.of(wels, steyr)));

    assertThat(items("/api/v1/shows?city=wELS")).containsExactly(wels);
    assertThat(items("/api/v1/shows?category=jazz")).containsExactly(steyr);
    assertThat(items(list + "&from=2026-05-25T00:00:00Z")).containsExactly(steyr);
    assertThat(items(list + "&to=2026-05-25T00:00:00Z")).containsExactly(wels);
    assertThat(items(list + "&city=Wels&category=jazz")).isEmpty();
    assertThat(items(list + "&from=%2B1000000000-12-31T23:59:59Z")).isEmpty();
  }

  @Test
  void a_cheaper_offer_after_publishing_is_listed() {
    UUID opera = app.newId();
    String organizer = app.organizer(opera);
    String path = app.published(organizer, app.show("opera", "Graz", 9));

    app.post(path + "/offers", organizer, CatalogApp.offer(900, "EUR", 10));

    Eventually.holds(
        "its price is listed",
        () ->
            app.get("/api/v1/shows?organizer=" + opera, "")
                    .json()
                    .at("/items/0/priceFrom/amount")
                    .asLong()
                == 900);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q=tosca",
        "sort=title",
        "from=soon",
        "to=1",
        "organizer=me",
        "limit=0",
        "cursor=x",
        "city=%00"
      })
  void parameters_that_are_not_understood_are_refused(String parameter) {
    Answer answer = app.get("/api/v1/shows?" + parameter, "");

    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "place = 'x'",
        "category = 'x'",
        "organization_id = '0199d3a0-0000-7000-8000-0000000000aa'",
        "starts_at >= now()"
      })
  void the_list_is_read_by_an_index(String filter) {
    var plan =
        app.rows()
            .sql(
                "explain select * from shows_on_sale where "
                    + filter
                    + " order by starts_at, show_id limit 20")
            .query(String.class)
            .list();

    assertThat(String.join("\n", plan)).contains("shows_on_sale_by_").doesNotContain("Sort");
  }
}

package io.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every class of error is a problem of RFC 9457 that tells what to do and nothing else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProblemsIT {
  private static final String OFFER = "0199d3a0-0000-7000-8000-000000000002";
  private static final String LINE = "{\"offerId\":\"" + OFFER + "\",\"quantity\":1}";

  private Shop shop;

  @BeforeAll
  void start() {
    shop = new Shop();
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  private static String order(String rest) {
    return "{\"name\":\"Ada\",\"kind\":\"TICKET\",\"lines\":[" + LINE + "]" + rest + "}";
  }

  private static Shop.Answer problem(Shop.Answer answer, int status, String slug) {
    assertThat(answer.response().body()).isNotEmpty();
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.slug()).isEqualTo(slug);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().path("title").asString()).isNotEmpty();
    assertThat(answer.json().path("detail").asString()).isNotEmpty();
    assertThat(answer.json().path("instance").asString()).startsWith("/");
    return answer;
  }

  @Test
  void a_good_request_is_read_and_answered() {
    var answer =
        shop.postJson(
            "/public/orders",
            order(
                ",\"tip\":{\"amount\":9007199254740991,\"currency\":\"EUR\"},"
                    + "\"at\":\"2026-05-01T18:30:00Z\",\"points\":-9007199254740991"));

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    assertThat(answer.json().path("tip").path("amount").asLong()).isEqualTo(9007199254740991L);
    assertThat(answer.json().path("at").asString()).isEqualTo("2026-05-01T18:30:00Z");
    assertThat(answer.json().has("more")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-100000000000000000000000",
        "\"AZnToAAAcACAAAAAAAAAAQ==\"",
        "\"1-2-3-4-5\"",
        "\"\"",
        "[]"
      })
  void an_id_is_a_text_of_36_characters(String json) {
    var answer = shop.postJson("/public/orders", order("").replace("\"" + OFFER + "\"", json));

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
    assertThat(answer.response().body()).contains("lines[0].offerId", "must be an id");
  }

  static Stream<Arguments> invalidFields() {
    return Stream.of(
        Arguments.of(order(",\"nmae\":1"), "nmae", "is not a known field"),
        Arguments.of(order("").replace(":1}", ":1,\"x\":1}"), "lines[0].x", "is not a known field"),
        Arguments.of(
            order("").replace(":1}", ":\"one\"}"), "lines[0].quantity", "must be a whole number"),
        Arguments.of(
            order("").replace(":1}", ":\"1\"}"), "lines[0].quantity", "must be a whole number"),
        Arguments.of(
            order("").replace(":1}", ":1.5}"), "lines[0].quantity", "must be a whole number"),
        Arguments.of(
            order("").replace(":1}", ":99999999999}"), "lines[0].quantity", "is out of range"),
        Arguments.of(
            order("").replace(":1}", ":null}"), "lines[0].quantity", "must be a whole number"),
        Arguments.of(
            order("").replace(":1}", ":0}"),
            "lines[0].quantity",
            "must be greater than or equal to 1"),
        Arguments.of(order("").replace(OFFER, "x"), "lines[0].offerId", "must be an id"),
        Arguments.of(
            order("").replace("\"" + OFFER + "\"", "7"), "lines[0].offerId", "must be an id"),
        Arguments.of(order("").replace("\"Ada\"", "7"), "name", "must be a text"),
        Arguments.of(order("").replace("\"Ada\"", "true"), "name", "must be a text"),
        Arguments.of(order("").replace("\"Ada\"", "[]"), "name", "must be a text"),
        Arguments.of(order("").replace("\"Ada\"", "\" \""), "name", "must not be blank"),
        Arguments.of(order("").replace("\"Ada\"", "null"), "name", "is required"),
        Arguments.of(
            order("").replace("\"TICKET\"", "\"BUS\""), "kind", "must be one of TICKET, SEATS"),
        Arguments.of(order("").replace("\"TICKET\"", "0"), "kind", "must be one of TICKET, SEATS"),
        Arguments.of(order("").replace("[" + LINE + "]", "{}"), "lines", "must be a list"),
        Arguments.of(order("").replace("[" + LINE + "]", "[null]"), "lines[0]", "is required"),
        Arguments.of(order("").replace("[" + LINE + "]", "[3]"), "lines[0]", "must be an object"),
        Arguments.of(
            order("").replace("[" + LINE + "]", "[]"), "lines", "size must be between 1 and 3"),
        Arguments.of(
            order("").replace("[" + LINE + "]", "[{}]"),
            "lines[0].quantity",
            "must be a whole number"),
        Arguments.of("{\"lines\":[]}", "name", "is required"),
        Arguments.of(
            order(",\"at\":\"soon\""), "at", "must be a time such as 2026-05-01T18:30:00Z"),
        Arguments.of(
            order(",\"tip\":{\"amount\":1,\"currency\":\"XXXX\"}"),
            "tip",
            "currency must be an ISO 4217 code"),
        Arguments.of(
            order(",\"tip\":{\"amount\":9007199254740992,\"currency\":\"EUR\"}"),
            "tip.amount",
            "must be within ±9007199254740991"),
        Arguments.of(
            order(",\"points\":99999999999999999999"),
            "points",
            "must be within ±9007199254740991"),
        Arguments.of(
            order(",\"points\":-9007199254740992"), "points", "must be within ±9007199254740991"),
        Arguments.of(order(",\"points\":1e3"), "points", "must be a whole number"));
  }

  @ParameterizedTest
  @MethodSource("invalidFields")
  void an_invalid_field_is_told_with_its_path(String body, String field, String message) {
    var answer = problem(shop.postJson("/public/orders", body), 400, "invalid-request");

    assertThat(answer.json().path("errors").values())
        .anySatisfy(
            error -> {
              assertThat(error.path("field").asString()).isEqualTo(field);
              assertThat(error.path("message").asString()).isEqualTo(message);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "name, a\\u0000b",
    "name, \\ud800",
    "name, \\udc00 ",
    "name, a\\nb",
    "name, a\\tb",
    "name, \\u001b[2J",
    "name, \\u0085",
    "name, \\u2028",
    "note, a\\u0000b",
    "note, \\u0007",
    "note, \\ud83c x",
  })
  void a_text_with_control_characters_is_told_by_its_field(String field, String text) {
    String body = order(",\"note\":\"one\\r\\n\\ttwo\"");
    assertThat(shop.postJson("/public/orders", body).status()).isEqualTo(200);
    String was = field.equals("name") ? "Ada" : "one";

    var answer =
        problem(shop.postJson("/public/orders", body.replace(was, text)), 400, "invalid-request");

    assertThat(answer.json().path("errors").size()).isEqualTo(1);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    assertThat(answer.json().at("/errors/0/message").asString()).contains("control characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "*", " * ", "\"6\", \"7\"", "W/\"7\" ,\"7\"", "\"x,\",\"7\""})
  void a_change_of_the_version_that_is_meant_is_made(String tags) {
    assertThat(versioned(tags).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"6\"", "W/\"7\"", "\"07\"", "\"x\"", "\"\"", "\"99999999999999999999\""})
  void a_change_of_another_version_is_a_412_with_the_version_there_is(String tags) {
    var answer = problem(versioned(tags), 412, "stale-version");

    assertThat(answer.header("ETag")).isEqualTo("\"7\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"7", "7\"", "\"7\",", "\"7\" \"8\"", "\"7\",*", "", "w/\"7\""})
  void a_malformed_if_match_is_a_400(String tags) {
    var answer = problem(versioned(tags), 400, "invalid-request");

    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("If-Match");
  }

  @Test
  void an_if_match_that_nobody_would_look_at_is_refused() {
    problem(shop.post("/public/sign-in", "", "If-Match", "*"), 400, "invalid-request");
    assertThat(shop.get("/public/hello", "If-Match", "*").status()).isEqualTo(200);
  }

  private Shop.Answer versioned(String tags) {
    return shop.post("/public/versions/" + OFFER, "", "If-Match", tags);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FOO", "get", "TRACE", "PROPFIND"})
  void a_method_that_nobody_knows_is_a_405_with_those_that_there_are(String method) {
    var answer =
        problem(
            shop.send(shop.request("/public/hello").method(method, BodyPublishers.noBody())),
            405,
            "method-not-allowed");

    assertThat(answer.header("Allow")).contains("GET", "POST");
  }

  @Test
  void all_missing_fields_are_told_at_once() {
    var answer = problem(shop.postJson("/public/orders", "{}"), 400, "invalid-request");

    assertThat(answer.json().path("errors").values().stream().map(e -> e.path("field").asString()))
        .containsExactly("name", "lines", "kind");
  }

  static Stream<String> malformedJson() {
    return Stream.of(
        "",
        " ",
        "{",
        "nope",
        "{\"name\":}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{} {}",
        "[]",
        "null",
        "\"text\"",
        "7",
        "{'name':1}",
        "{\"name\":\"a\u0000b\"}",
        "{\"name\":\"a\\u0000b\"}",
        "{\"name\":\"\\ud800\"}",
        "{\"name\":\"\\udc00 \"}",
        "{\"name\":\"\\ud800\\u0041\"}",
        "{\"more\":{\"a\\u0000\":1}}",
        "{\"more\":{\"a\":[\"\\ud83d\"]}}",
        "{\"more\":" + "[".repeat(5_000),
        "{\"points\":" + "9".repeat(5_000) + "}",
        "{\"points\":1e999999999}",
        "{\"points\":NaN}",
        "{\"name\":\"\n\"}",
        "{// no\n}");
  }

  @ParameterizedTest
  @MethodSource("malformedJson")
  void malformed_json_is_a_400(String body) {
    var answer = shop.postJson("/public/orders", body);

    problem(answer, 400, answer.slug());
    assertThat(answer.slug()).isIn("malformed-json", "invalid-request");
  }

  @Test
  void letters_beyond_the_first_plane_pass() {
    var answer =
        shop.postJson("/public/orders", order("").replace("Ada", "\\ud83c\\udfab 🎫 \\\\u0000"));

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    assertThat(answer.json().path("name").asString()).isEqualTo("🎫 🎫 \\u0000");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, 415, unsupported-media-type",
    "application/xml, 415, unsupported-media-type",
    "nonsense, 415, unsupported-media-type",
    "application/json;charset=nope, 415, unsupported-media-type",
    "application/json;charset=utf-16, 415, unsupported-media-type",
    "json, 415, unsupported-media-type",
  })
  void another_media_type_is_refused(String type, int status, String slug) {
    problem(shop.post("/public/orders", order(""), "Content-Type", type), status, slug);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=UTF-8",
        "Application/JSON;charset=\"utf-8\"",
        "application/ld+json"
      })
  void json_has_several_names(String type) {
    assertThat(shop.post("/public/orders", order(""), "Content-Type", type).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "image/png", "nonsense", "application/json;q=2"})
  void an_answer_that_nobody_accepts_is_a_406(String accept) {
    problem(shop.get("/public/hello", "Accept", accept), 406, "not-acceptable");
  }

  @Test
  void another_method_is_refused_with_those_that_are_allowed() {
    var answer = problem(shop.postJson("/public/hello", "{}"), 405, "method-not-allowed");

    assertThat(answer.header("Allow")).contains("GET");
  }

  @Test
  void an_unknown_path_is_a_404_for_who_may_ask() {
    problem(shop.get("/public/nothing"), 404, "not-found");
    problem(shop.get("/error", "Authorization", "Bearer " + shop.token()), 404, "not-found");
    problem(shop.get("/nothing", "Authorization", "Bearer " + shop.token()), 404, "not-found");
    problem(shop.get("/nothing"), 401, "unauthenticated");
  }

  @ParameterizedTest
  @CsvSource({
    "/public/orders/17, id, must be an id",
    "/public/orders/0199d3a0-0000-7000-8000-00000000000g, id, must be an id",
    "/public/required?number=x, number, must be a whole number",
    "/public/required, number, is required",
    "/public/required?number=1, X-Needed, is required",
    "/public/ranged?number=6, number, must be less than or equal to 5",
  })
  void a_bad_parameter_is_told_by_its_name(String path, String field, String message) {
    var answer = problem(shop.get(path), 400, "invalid-request");

    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    assertThat(answer.json().at("/errors/0/message").asString()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({
    "?number=x, number, must be a whole number",
    "'', number, is required",
    "?number=6, number, must be less than or equal to 5",
  })
  void a_command_has_its_parameters_checked_too(String query, String field, String message) {
    var answer = problem(shop.post("/public/ranged" + query, ""), 400, "invalid-request");

    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    assertThat(answer.json().at("/errors/0/message").asString()).isEqualTo(message);
    assertThat(shop.post("/public/ranged?number=5", "").status()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource({"INVALID, 400", "FORBIDDEN, 403", "NOT_FOUND, 404", "CONFLICT, 409", "TOO_MANY, 429"})
  void a_refusal_is_told_with_its_facts(String kind, int status) {
    var answer = problem(shop.get("/public/refused/" + kind), status, "sold-out");

    assertThat(answer.json().path("title").asString()).isEqualTo("Sold out");
    assertThat(answer.json().path("retryAfterSeconds").asInt()).isEqualTo(7);
    assertThat(answer.header("Retry-After")).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"passing", "database"})
  void a_passing_failure_asks_to_try_again(String how) {
    var answer = problem(shop.get("/public/broken/" + how), 503, "try-again");

    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secretly", "deeply"})
  void a_defect_tells_its_correlation_and_nothing_else(String how) {
    var answer = problem(shop.get("/public/broken/" + how), 500, "internal-error");

    assertThat(answer.json().path("correlationId").asString())
        .isEqualTo(answer.header("X-Correlation-Id"));
    assertThat(answer.response().body()).doesNotContain("hunter2", "Exception", "Error", "deep\"");
  }

  @Test
  void what_the_container_reports_is_a_problem_too() {
    var answer = problem(shop.get("/public/broken/status"), 418, "bad-request");

    assertThat(answer.response().body()).doesNotContain("teapot");
    assertThat(answer.header("X-Correlation-Id")).isNotEmpty();
  }

  @Test
  void a_source_of_problems_is_asked_first() {
    problem(shop.get("/public/broken/source"), 409, "from-a-source");
  }

  @Test
  void a_body_beyond_its_limit_is_refused() {
    String large = order("").replace("Ada", "a".repeat(70_000));

    var answer = problem(shop.postJson("/public/orders", large), 413, "body-too-large");
    assertThat(answer.json().path("maxBytes").asInt()).isEqualTo(65_536);
    problem(chunked("/public/orders", large, "application/json"), 413, "body-too-large");
  }

  @Test
  void a_path_can_have_a_larger_limit() {
    String type = "application/octet-stream";
    String fits = "a".repeat(Shop.UPLOAD_MAX);

    assertThat(shop.post("/public/upload", fits, "Content-Type", type).status()).isEqualTo(200);
    assertThat(chunked("/public/upload", fits, type).status()).isEqualTo(200);
    problem(chunked("/public/upload", fits + "a", type), 413, "body-too-large");
  }

  private Shop.Answer chunked(String path, String body, String type) {
    return shop.send(
        shop.request(path, "Content-Type", type)
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () ->
                        new ByteArrayInputStream(
                            body.getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
  }
}

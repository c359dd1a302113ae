package io.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.core.Sha256;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What requests can ask for beside their purpose: pages, idempotency, waiting, correlation; and
/// what every answer carries.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequestsIT {
  private Shop shop;

  @BeforeAll
  void start() {
    shop = new Shop();
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  @Test
  void a_path_that_is_named_comes_before_one_with_a_variable() {
    UUID id = UUID.fromString("01990000-0000-7000-8000-000000000001");
    assertThat(shop.get("/public/orders/" + id).response().body()).contains(id.toString());
    assertThat(shop.get("/public/orders/last").response().body()).isEqualTo("last");
  }

  @Test
  void a_route_with_a_variable_has_its_methods_and_its_parts() {
    String path = "/public/orders/01990000-0000-7000-8000-000000000001";
    var head = shop.send(shop.request(path).method("HEAD", BodyPublishers.noBody()));
    var other = shop.send(shop.request(path).method("DELETE", BodyPublishers.noBody()));

    assertThat(head.status()).isEqualTo(200);
    assertThat(other.status()).isEqualTo(405);
    assertThat(other.header("Allow")).contains("GET");
    assertThat(shop.get(path + "/").status()).isEqualTo(404);
    assertThat(shop.get(path + "/more").status()).isEqualTo(404);
  }

  @Test
  void pages_follow_each_other_without_gap_or_overlap() {
    var seen = new ArrayList<Integer>();
    String next = "";
    int pages = 0;
    do {
      var page =
          shop.get("/public/rows?limit=20" + (next.isEmpty() ? "" : "&cursor=" + next)).json();
      page.path("items").values().forEach(item -> seen.add(item.asInt()));
      assertThat(page.has("next")).isTrue();
      next = page.path("next").isNull() ? "" : page.path("next").asString();
      pages++;
    } while (!next.isEmpty());

    assertThat(seen).isEqualTo(IntStream.rangeClosed(1, ShopController.ROWS).boxed().toList());
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void a_page_has_20_rows_unless_said_otherwise() {
    assertThat(shop.get("/public/rows").json().path("items").size()).isEqualTo(20);
    assertThat(shop.get("/public/rows?limit=100").json().path("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "x", "", "1.5", "99999999999"})
  void a_limit_is_1_to_100(String limit) {
    var answer = shop.get("/public/rows?limit=" + limit);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("limit");
  }

  @Test
  void an_altered_or_foreign_cursor_is_refused() {
    String good = Cursor.of(20).text("/public/rows");
    var bad =
        List.of(
            good.substring(1),
            good + "AA",
            (good.charAt(0) == 'A' ? 'B' : 'A') + good.substring(1),
            "x",
            "%21",
            "e30",
            Cursor.of("name").text("/public/rows"),
            Cursor.of(20).text("/public/other"),
            Cursor.of(20).text("/public/rows\nsort[name]"),
            new Cursor(List.of()).text("/public/rows"),
            "A".repeat(2_000));

    assertThat(shop.get("/public/rows?cursor=" + good).status()).isEqualTo(200);
    for (String cursor : bad) {
      var answer = shop.get("/public/rows?cursor=" + cursor);
      assertThat(answer.status()).as(cursor).isEqualTo(400);
      assertThat(answer.slug()).isEqualTo("invalid-cursor");
    }
  }

  @Test
  void a_cursor_is_good_for_its_list_with_its_filters_only() {
    String next = shop.get("/public/rows?b=2&a=1&limit=5").json().path("next").asString();
    String cursor = "&cursor=" + next;

    assertThat(shop.get("/public/rows?a=1&b=2&limit=7" + cursor).status()).isEqualTo(200);
    for (String other :
        List.of("/public/rows?a=1", "/public/rows?a=1&b=3", "/public/list?a=1&b=2")) {
      var answer = shop.get(other + cursor);
      assertThat(answer.status()).as(other).isEqualTo(400);
      assertThat(answer.json().path("detail").asString()).contains("this list with these filters");
    }
  }

  @Test
  void an_idempotency_key_is_known_by_caller_path_and_body() {
    String body = "{\"a\":1}";
    var answer =
        shop.post(
            "/public/idempotent?x=1",
            body,
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            "key-1");

    assertThat(HttpJson.mapper().treeToValue(answer.json(), IdempotencyKey.class))
        .isEqualTo(
            new IdempotencyKey(
                "anonymous",
                "POST",
                "/public/idempotent",
                "key-1",
                HexFormat.of().formatHex(Sha256.of(body))));
  }

  @Test
  void a_restored_reply_is_the_reply() {
    var answer =
        shop.post(
            "/idempotent",
            "",
            "Authorization",
            "Bearer " + shop.token(Role.CUSTOMER),
            "Idempotency-Key",
            "key-2");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(answer.json().path("subject").asString()).isEqualTo(Shop.ACCOUNT.toString());
    assertThat(answer.json().path("bodySha256").asString())
        .isEqualTo(HexFormat.of().formatHex(Sha256.of("")));
  }

  @Test
  void a_required_key_that_is_missing_is_told() {
    var answer = shop.postJson("/public/idempotent", "{}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.slug()).isEqualTo("idempotency-key-required");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 201})
  void a_key_has_1_to_200_characters(int length) {
    var answer = shop.post("/public/idempotent", "", "Idempotency-Key", "k".repeat(length));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
  }

  @Test
  void a_key_holds_visible_ascii_only() {
    assertThat(shop.post("/public/idempotent", "", "Idempotency-Key", "a b").status())
        .isEqualTo(400);
    assertThat(shop.post("/public/idempotent", "", "Idempotency-Key", "~!").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "wait=5, PT5S, wait=5",
    "'respond-async, wait=3', PT3S, wait=3",
    "wait = \"2\", PT2S, wait=2",
    "wait=60, PT10S, wait=10",
    "wait=0, PT0S, wait=0",
    "wait=-1, PT0S, ''",
    "wait=x, PT0S, ''",
    "waiting=5, PT0S, ''",
    "wait=99999999999999999999, PT0S, ''",
  })
  void a_caller_may_wait(String preference, String duration, String applied) {
    var answer = shop.get("/public/wait", "Prefer", preference);

    assertThat(answer.json().path("duration").asString()).isEqualTo(duration);
    assertThat(answer.header("Preference-Applied")).isEqualTo(applied);
  }

  @Test
  void a_correlation_id_is_taken_over() {
    var answer = shop.get("/public/correlation", "X-Correlation-Id", "a.B_c-1");

    assertThat(answer.header("X-Correlation-Id")).isEqualTo("a.B_c-1");
    assertThat(answer.json().path("id").asString()).isEqualTo("a.B_c-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "<script>", "{}", "a\"b"})
  void another_correlation_id_is_replaced(String id) {
    var answer = shop.get("/public/correlation", "X-Correlation-Id", id);

    assertThat(answer.header("X-Correlation-Id")).matches("[0-9a-f-]{36}");
    assertThat(answer.json().path("id").asString()).isEqualTo(answer.header("X-Correlation-Id"));
  }

  @Test
  void a_correlation_id_has_at_most_64_characters() {
    assertThat(
            shop.get("/public/correlation", "X-Correlation-Id", "a".repeat(64))
                .header("X-Correlation-Id"))
        .hasSize(64);
    assertThat(
            shop.get("/public/correlation", "X-Correlation-Id", "a".repeat(65))
                .header("X-Correlation-Id"))
        .hasSize(36);
  }

  @ParameterizedTest
  @CsvSource({
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, true",
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01, false",
    "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, false",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01, false",
    "nonsense, false",
  })
  void a_valid_traceparent_is_taken_over(String traceparent, boolean valid) {
    var answer = shop.get("/public/correlation", "traceparent", traceparent);

    assertThat(answer.json().path("traceparent").asString())
        .isEqualTo(valid ? traceparent : "none");
  }

  @Test
  void every_answer_has_the_headers_of_a_careful_api() {
    for (String path : List.of("/public/hello", "/me", "/public/nothing")) {
      var answer = shop.get(path);

      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("X-Correlation-Id")).isNotEmpty();
      assertThat(answer.header("Strict-Transport-Security")).isEmpty();
      assertThat(answer.header("Server")).isEmpty();
    }
  }

  @Test
  void an_answer_may_say_how_long_it_is_kept() {
    assertThat(shop.get("/public/cached").response().headers().allValues("Cache-Control"))
        .containsExactly("max-age=60");
  }

  @Test
  void the_documents_are_public_and_run_no_foreign_script() {
    var page = shop.get("/docs");

    assertThat(page.response().body()).contains("/docs/start.js").doesNotContain("<script>");
    assertThat(page.response().headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("script-src 'self';");
    assertThat(shop.get("/docs/start.js").header("Content-Type")).startsWith("text/javascript");
    assertThat(shop.get("/docs/assets/swagger-ui-bundle.js").status()).isEqualTo(200);
    assertThat(shop.get("/docs/assets/nothing.js").status()).isEqualTo(404);
  }

  @Test
  void who_comes_without_a_path_is_shown_where_to_go_on() {
    var answer = shop.get("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("docs").asString()).isEqualTo("/docs");
    assertThat(answer.json().path("readiness").asString()).startsWith("/actuator/health/");
    assertThat(shop.get(answer.json().path("description").asString()).status()).isEqualTo(200);
  }
}

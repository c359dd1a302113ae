package io.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Requests that make no sense never break anything: the answer is a problem with a 4xx, or the
/// connection is closed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GarbageIT {
  private static final String HOST = "Host: x\r\nConnection: close\r\n";
  private static final long SEED = 20_260_501;
  private static final int MUTATIONS = 600;

  private Shop shop;

  @BeforeAll
  void start() {
    shop = new Shop();
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  private static String get(String path, String headers) {
    return "GET " + path + " HTTP/1.1\r\n" + HOST + headers + "\r\n";
  }

  private static String post(String headers, String body) {
    return "POST /public/orders HTTP/1.1\r\n" + HOST + headers + "\r\n" + body;
  }

  static Stream<String> garbage() {
    return Stream.concat(heads(), bodies());
  }

  private static Stream<String> heads() {
    return Stream.of(
        "GARBAGE\r\n\r\n",
        "GET\r\n\r\n",
        "GET /public/hello HTTP/9.9\r\n\r\n",
        "GET /public/hello HTTP/1.1\r\n\r\n",
        "GET /public/he llo HTTP/1.1\r\n" + HOST + "\r\n",
        "G\u0000T /public/hello HTTP/1.1\r\n" + HOST + "\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
        "FOO /public/hello HTTP/1.1\r\n" + HOST + "\r\n",
        "TRACE /public/hello HTTP/1.1\r\n" + HOST + "\r\n",
        "CONNECT /public/hello HTTP/1.1\r\n" + HOST + "\r\n",
        get("/public/<hello>", ""),
        get("/public/\"hello\"", ""),
        get("/public/%zz", ""),
        get("/public/%", ""),
        get("/public/%00", ""),
        get("/public/%c0%ae", ""),
        get("/public/orders/%ff%fe", ""),
        get("/public/\u00e9", ""),
        get("/public\\hello", ""),
        get("/public/hello\u0000", ""),
        get("/public/rows?limit=%00", ""),
        get("/public/rows?limit=1&cursor=%ff%00", ""),
        get("/public/rows?limit={}", ""),
        get("/public/rows?" + "a=1&".repeat(500) + "limit=x", ""),
        get("/public/" + "a".repeat(20_000), ""),
        get("/public/hello", "X-Large: " + "a".repeat(20_000) + "\r\n"),
        get("/public/hello", "X: 1\r\n".repeat(2_000)),
        get("/public/hello", "Bad Header: 1\r\n"),
        get("/public/hello", ": empty\r\n"),
        get("/public/hello", "Content-Length: -1\r\n"),
        get("/public/hello", "Content-Length: x\r\n"),
        get("/public/hello", "Content-Length: 99999999999999999999\r\n"),
        get("/public/hello", "Content-Length: 1\r\nContent-Length: 2\r\n"),
        get("/public/hello", "Transfer-Encoding: nope\r\n"),
        get("/public/wait", "Authorization: Bearer \u0001\r\n"),
        get("/public/hello", "Host: y\r\n"),
        get("http://[::1/public", ""),
        get("*", ""));
  }

  private static Stream<String> bodies() {
    return Stream.of(
        post("Content-Type: application/json\r\nContent-Length: 2\r\n", "\u00ff\u00fe"),
        post(
            "Content-Type: application/json\r\nContent-Length: 12\r\n",
            "{\"name\":\"\u00c0\u0080\"}"),
        post(
            "Content-Type: application/json\r\nContent-Length: 13\r\n",
            "{\"name\":\"\u00ed\u00a0\u0080\"}"),
        post("Content-Type: application/json\r\nContent-Length: 500\r\n", "{\"name\":"),
        post(
            "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
            "zz\r\n{}\r\n0\r\n\r\n"),
        post("Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n", "fffffffff\r\n{}"),
        post(
            "Content-Type: application/json\r\nIdempotency-Key: a\r\nContent-Length: 500\r\n", "{"),
        post(
            "Content-Type: application/json; charset=utf-16\r\nContent-Length: 4\r\n",
            "\u0000{\u0000}"),
        post("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n", "%zz=%1"),
        post("Content-Type: multipart/form-data\r\nContent-Length: 2\r\n", "--"),
        post("Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 3\r\n", "--x"),
        post("Content-Length: 2\r\n", "{}"),
        post("Content-Type:\r\nContent-Length: 2\r\n", "{}"),
        post("Content-Type: */*\r\nContent-Length: 2\r\n", "{}"),
        post(
            "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n",
            "{}"));
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void garbage_is_answered_by_a_problem(String request) {
    var answer = Raw.send(shop.port(), request);

    assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
    assertThat(answer.text()).contains("application/problem+json").doesNotContain("<html", "\tat ");
    assertThat(HttpJson.mapper().readTree(unchunked(answer.body())).path("status").asInt())
        .isEqualTo(answer.status());
  }

  /// The JSON of a body that may have come in chunks.
  private static String unchunked(String body) {
    return body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1);
  }

  /// Good requests with some bytes replaced, removed or repeated at random.
  @Test
  void random_damage_never_ends_in_a_5xx() {
    String body =
        "{\"name\":\"Ada\",\"kind\":\"TICKET\",\"lines\":[{\"offerId\":"
            + "\"0199d3a0-0000-7000-8000-000000000002\",\"quantity\":1}]}";
    String request =
        post(
            "Content-Type: application/json\r\nIdempotency-Key: k-1\r\nPrefer: wait=1\r\n"
                + "Content-Length: "
                + body.length()
                + "\r\n",
            body);
    var random = new Random(SEED);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged = damaged(request.getBytes(StandardCharsets.UTF_8), random);
      var answer = Raw.send(shop.port(), damaged);

      assertThat(answer.status())
          .as(
              "seed %d, round %d: %s%n%s",
              SEED, i, new String(damaged, StandardCharsets.ISO_8859_1), answer.text())
          .isLessThan(500);
      assertThat(answer.text()).doesNotContain("<html", "\tat ");
    }
  }

  private static byte[] damaged(byte[] request, Random random) {
    byte[] damaged = request.clone();
    int wounds = 1 + random.nextInt(3);
    for (int i = 0; i < wounds; i++) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(3)) {
        case 0 -> damaged[at] = (byte) random.nextInt(256);
        case 1 -> damaged[at] = damaged[random.nextInt(damaged.length)];
        default -> damaged = java.util.Arrays.copyOf(damaged, Math.max(1, at));
      }
    }
    return damaged;
  }
}

package io.boxoffice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

final class LoadGeneratorIT {
  private static final String CREATED = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}";
  private static final String LAST =
      "HTTP/1.1 201 Created\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}";
  private static final String CHUNKED =
      "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
  private static final String SOLD_OUT = "HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n";
  private static final String BROKEN = "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n";
  private static final int CONNECTIONS = 4;

  @Test
  void every_answer_is_counted_once_in_one_part() throws IOException {
    try (var server = new ScriptedServer(_ -> CREATED)) {
      LoadResult result = load(server);

      assertThat(result.measured().successful()).isPositive();
      assertThat(result.warmUp().successful()).isPositive();
      assertThat(result.successfulInAll()).isEqualTo(server.requests());
      assertThat(result.measured().latencies().total()).isEqualTo(result.measured().successful());
      assertThat(server.connections()).isEqualTo(CONNECTIONS);
      assertThat(result.seconds()).isBetween(0.2, 5.0);
    }
  }

  @Test
  void only_created_is_a_success_whatever_the_form_of_the_answer() throws IOException {
    IntFunction<String> script =
        number ->
            switch (number % 4) {
              case 0 -> SOLD_OUT;
              case 1 -> CHUNKED;
              case 2 -> BROKEN;
              default -> CREATED;
            };
    try (var server = new ScriptedServer(script)) {
      LoadResult result = load(server);
      int all = server.requests();

      assertThat(result.successfulInAll())
          .isEqualTo(all / 4 * 2 + Math.min(1, all % 4) + all % 4 / 3);
      assertThat(refused(result)).isEqualTo(all / 4);
      assertThat(failed(result)).isEqualTo((all + 2) / 4);
      assertThat(result.measured().byStatus()).containsOnlyKeys(201, 409, 500);
    }
  }

  @Test
  void who_is_told_to_come_again_later_stays_away() throws IOException {
    String busy = "HTTP/1.1 429 Busy\r\nRetry-After: 600\r\nContent-Length: 0\r\n\r\n";
    try (var server = new ScriptedServer(_ -> busy)) {
      LoadResult result = load(server);

      assertThat(server.requests()).isEqualTo(CONNECTIONS);
      assertThat(refused(result)).isEqualTo(CONNECTIONS);
      assertThat(result.lostInAll()).isZero();
    }
  }

  @Test
  void who_was_away_long_enough_comes_again() throws IOException {
    String busy = "HTTP/1.1 429 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n";
    try (var server = new ScriptedServer(_ -> busy)) {
      assertThat(refused(load(server))).isGreaterThan(CONNECTIONS);
    }
  }

  @Test
  void a_connection_that_the_server_ends_after_an_answer_is_made_anew() throws IOException {
    try (var server = new ScriptedServer(number -> number % 10 == 0 ? LAST : CREATED)) {
      LoadResult result = load(server);

      assertThat(result.successfulInAll()).isEqualTo(server.requests());
      assertThat(result.lostInAll()).isZero();
      assertThat(reconnected(result)).isEqualTo(server.requests() / 10);
      // The kernel takes a connection before the server hears of it.
      assertThat(
              Patience.await(
                  Duration.ofSeconds(10),
                  () -> server.connections() == CONNECTIONS + server.requests() / 10))
          .isTrue();
      assertThat(result.connectionsGone()).isZero();
    }
  }

  @Test
  void a_request_without_an_answer_is_lost_and_neither_success_nor_repeated() throws IOException {
    try (var server = new ScriptedServer(number -> number % 10 == 0 ? "" : CREATED)) {
      LoadResult result = load(server);
      int lost = server.requests() / 10;

      assertThat(lost).isPositive();
      assertThat(result.lostInAll()).isEqualTo(lost);
      assertThat(result.successfulInAll()).isEqualTo(server.requests() - lost);
      assertThat(reconnected(result)).isEqualTo(lost);
    }
  }

  @Test
  void an_answer_that_is_not_http_loses_its_request() throws IOException {
    try (var server = new ScriptedServer(number -> number % 10 == 0 ? "220 mail\r\n" : CREATED)) {
      LoadResult result = load(server);

      assertThat(result.lostInAll()).isEqualTo(server.requests() / 10);
    }
  }

  @Test
  void a_request_that_the_server_takes_slowly_goes_out_in_pieces() throws IOException {
    var large = "GET / HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(4 << 20) + "\r\n\r\n";
    try (var server = new ScriptedServer(_ -> CREATED)) {
      LoadResult result =
          LoadGenerator.run(server.url(), List.of(new Repeating(large)), plan(() -> {}, () -> {}));

      assertThat(result.successfulInAll()).isEqualTo(server.requests()).isPositive();
    }
  }

  @Test
  void measuring_is_told_to_begin_and_to_end() throws IOException {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    try (var server = new ScriptedServer(_ -> CREATED)) {
      LoadGenerator.run(
          server.url(), customers(), plan(() -> told.add("begins"), () -> told.add("ends")));
    }
    assertThat(told).containsExactly("begins", "ends");
  }

  @Test
  void requests_that_are_due_at_a_rate_are_sent_at_it() throws IOException {
    try (var server = new ScriptedServer(_ -> CREATED)) {
      var plan =
          new LoadPlan(
              Duration.ofMillis(100), Duration.ofMillis(400), 200, () -> {}, () -> {}, _ -> {});
      LoadResult result = LoadGenerator.run(server.url(), customers(), plan);

      // What the warm-up, which knows no rate, had under way is answered later.
      long due = (long) (200 * result.seconds()) + 1 + CONNECTIONS;
      assertThat(result.measured().successful()).isBetween(1L, due);
      assertThat(result.successfulInAll()).isEqualTo(server.requests()).isPositive();
    }
  }

  @Test
  void who_warms_up_is_told_how_fast_it_goes() throws IOException {
    List<String> told = new ArrayList<>();
    try (var server = new ScriptedServer(_ -> CREATED)) {
      var plan =
          new LoadPlan(
              Duration.ofMillis(100), Duration.ofMillis(1), 0, () -> {}, () -> {}, told::add);
      LoadGenerator.run(server.url(), customers(), plan);
    }
    assertThat(told).isNotEmpty().allMatch(line -> line.contains("warming up"));
  }

  @Test
  void a_server_that_is_gone_ends_the_load() throws IOException {
    var stopping = new AtomicInteger();
    try (var server = new ScriptedServer(_ -> CREATED)) {
      LoadResult result =
          LoadGenerator.run(
              server.url(),
              List.of(new Stopping(server, stopping)),
              new LoadPlan(
                  Duration.ofHours(1), Duration.ofHours(1), 0, () -> {}, () -> {}, _ -> {}));

      assertThat(result.connectionsGone()).isEqualTo(1);
      assertThat(result.successfulInAll() + result.lostInAll()).isEqualTo(stopping.get());
    }
  }

  private static LoadResult load(ScriptedServer server) {
    return LoadGenerator.run(server.url(), customers(), plan(() -> {}, () -> {}));
  }

  private static LoadPlan plan(Runnable begins, Runnable ends) {
    return new LoadPlan(Duration.ofMillis(100), Duration.ofMillis(200), 0, begins, ends, _ -> {});
  }

  private static List<Repeating> customers() {
    return Collections.nCopies(CONNECTIONS, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").stream()
        .map(Repeating::new)
        .toList();
  }

  private static long refused(LoadResult result) {
    return result.warmUp().refusedCount()
        + result.measured().refusedCount()
        + result.drained().refusedCount();
  }

  private static long failed(LoadResult result) {
    return result.warmUp().failedCount()
        + result.measured().failedCount()
        + result.drained().failedCount();
  }

  private static long reconnected(LoadResult result) {
    return result.warmUp().reconnectedCount()
        + result.measured().reconnectedCount()
        + result.drained().reconnectedCount();
  }

  private static class Repeating implements Dialogue {
    private final ByteBuffer request;

    Repeating(String request) {
      this.request = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public ByteBuffer next() {
      return request.rewind();
    }

    @Override
    public Outcome answered(Answer answer) {
      return Outcome.of(answer.status(), HoldDialogue.CREATED);
    }
  }

  /// Closes the server's door at the fifth request, and asks for its connection's end.
  private static final class Stopping extends Repeating {
    private final ScriptedServer server;
    private final AtomicInteger requests;

    Stopping(ScriptedServer server, AtomicInteger requests) {
      super("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      this.server = server;
      this.requests = requests;
    }

    @Override
    public ByteBuffer next() {
      if (requests.incrementAndGet() == 5) {
        server.stop();
      }
      return super.next();
    }
  }
}

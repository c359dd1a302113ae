package io.boxoffice.web;

import io.boxoffice.core.Money;
import io.boxoffice.core.PassingFailure;
import io.boxoffice.core.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Uses everything that controllers get.
@RestController
final class ShopController {
  static final int ROWS = 45;
  static final long VERSION = 7;

  record Line(UUID offerId, @Min(1) @Max(50) int quantity) {}

  record Order(
      @NotBlank @Size(max = 100) String name,
      @Nullable @Multiline @Size(max = 200) String note,
      @Size(min = 1, max = 3) List<@Valid Line> lines,
      Sort kind,
      @Nullable Money tip,
      @Nullable Instant at,
      @Nullable Long points,
      @Nullable Map<String, Object> more) {}

  enum Sort {
    TICKET,
    SEATS
  }

  @GetMapping("/public/hello")
  Map<String, Object> hello(Optional<Caller> caller) {
    return Map.of(
        "hello", caller.map(Caller::account).isPresent(), "price", new Money(1250, "EUR"));
  }

  @GetMapping("/me")
  Map<String, Object> me(Caller caller) {
    return Map.of("account", caller.account(), "roles", caller.roles());
  }

  @GetMapping("/public/me")
  UUID publicMe(Caller caller) {
    return caller.account();
  }

  @GetMapping("/ops/secret")
  Map<String, Object> secret() {
    return Map.of();
  }

  @PostMapping("/public/orders")
  Order order(@RequestBody @Valid Order order) {
    return order;
  }

  @GetMapping("/public/orders/{id}")
  UUID one(@PathVariable UUID id) {
    return id;
  }

  @GetMapping("/public/orders/last")
  String last() {
    return "last";
  }

  @GetMapping("/public/required")
  String required(@RequestParam int number, @RequestHeader("X-Needed") String header) {
    return header + number;
  }

  @GetMapping("/public/ranged")
  int ranged(@RequestParam @Max(5) int number) {
    return number;
  }

  @PostMapping("/public/ranged")
  Reply replied(@RequestParam @Max(5) int number) {
    return Reply.of(202, number);
  }

  private record SoldOut(Kind kind) implements Refusal {
    @Override
    public String slug() {
      return "sold-out";
    }

    @Override
    public String detail() {
      return "Nothing is left.";
    }

    @Override
    public Map<String, Object> facts() {
      return Map.of("retryAfterSeconds", 7, "status", 999);
    }
  }

  @GetMapping("/public/refused/{kind}")
  int refused(@PathVariable Refusal.Kind kind) {
    if (ROWS > 0) {
      throw new ProblemException(new SoldOut(kind));
    }
    return ROWS;
  }

  @GetMapping("/public/broken/{how}")
  void broken(@PathVariable String how, HttpServletResponse response) throws IOException {
    switch (how) {
      case "passing" -> throw new PassingFailure("the database is away");
      case "database" -> throw new DataAccessResourceFailureException("no connection in time");
      case "secretly" -> throw new IllegalStateException("password=hunter2");
      case "status" -> response.sendError(418, "<b>teapot</b>");
      case "source" -> throw new UnsupportedOperationException("known to a source");
      default -> throw new StackOverflowError("deep");
    }
  }

  @GetMapping({"/public/rows", "/public/list"})
  Page<Integer> rows(PageRequest page) {
    int after = page.after().map(cursor -> (int) cursor.number(0)).orElse(0);
    List<Integer> rows =
        IntStream.rangeClosed(after + 1, ROWS).limit(page.rowsToRead()).boxed().toList();
    return Page.of(rows, page, Cursor::of);
  }

  @Answers(status = 201, body = Order.class)
  @PostMapping("/public/versions/{id}")
  Reply versioned(@PathVariable UUID id, IfMatch ifMatch) {
    if (!ifMatch.versions().test(VERSION)) {
      throw new ProblemException(IfMatch.stale(VERSION));
    }
    return Reply.of(201, id);
  }

  @PostMapping("/public/idempotent")
  IdempotencyKey idempotent(
      IdempotentRequest request, @RequestBody(required = false) byte @Nullable [] body) {
    return request.required();
  }

  @PostMapping("/idempotent")
  Reply mine(IdempotentRequest request) {
    return Reply.restore(Reply.of(201, request.required()).withHeader("ETag", "\"1\"").store());
  }

  @GetMapping("/public/wait")
  Waiting waiting(Waiting waiting) {
    return waiting;
  }

  @GetMapping("/public/correlation")
  Map<String, String> correlation(Correlation correlation) {
    return Map.of(
        "id", Correlation.current().id(), "traceparent", correlation.traceparent().orElse("none"));
  }

  @RateLimited("sign-in")
  @PostMapping("/public/sign-in")
  Map<String, String> signIn() {
    return Map.of();
  }

  @GetMapping("/public/cached")
  ResponseEntity<String> cached() {
    return ResponseEntity.ok().header("Cache-Control", "max-age=60").body("kept");
  }

  @PostMapping("/public/upload")
  int upload(@RequestBody byte[] image) {
    return image.length;
  }
}

package io.boxoffice.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.testing.Eventually;
import io.boxoffice.web.Caller;
import io.boxoffice.web.GeneratedKey;
import io.boxoffice.web.Role;
import io.boxoffice.web.SigningKeys;
import io.boxoffice.web.TokenIssuer;
import io.boxoffice.web.WebConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// What a process tells of itself, to whom, and in which form.
final class TelemetryIT {
  private static final AtomicBoolean FAILED = new AtomicBoolean();

  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final PrintStream stdout = System.out;
  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<ServletWebServerApplicationContext> context = Optional.empty();

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({WebConfiguration.class, TelemetryConfiguration.class})
  static class Application {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    SigningKeys signingKeys() {
      return GeneratedKey.withId("test");
    }

    @Bean
    Vital writer() {
      return new Vital() {
        @Override
        public String name() {
          return "orders writer";
        }

        @Override
        public Optional<String> failure() {
          return FAILED.get() ? Optional.of("the disk is gone") : Optional.empty();
        }
      };
    }
  }

  private void start(String... properties) {
    System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
    var all = new java.util.ArrayList<>(java.util.List.of(properties));
    all.add("--server.port=0");
    context =
        Optional.of(
            (ServletWebServerApplicationContext)
                SpringApplication.run(Application.class, all.toArray(String[]::new)));
  }

  @AfterEach
  void stop() {
    FAILED.set(false);
    context.ifPresent(ServletWebServerApplicationContext::close);
    System.setOut(stdout);
    client.close();
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var server = context.orElseThrow().getWebServer();
    assertThat(server).isNotNull();
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String bearer(Role role) {
    var caller = new Caller(new UUID(1, 2), Set.of(role), Map.of(), false);
    return "Bearer "
        + context.orElseThrow().getBean(TokenIssuer.class).issue(caller, Duration.ofMinutes(5));
  }

  @Test
  void a_part_that_failed_for_good_makes_the_process_unhealthy() throws Exception {
    start("--boxoffice.logging=plain");

    assertThat(get("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);

    FAILED.set(true);

    assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(503);
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503);
    assertThat(get("/actuator/health").body()).contains("DOWN").doesNotContain("disk");
    assertThat(console.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("orders writer failed for good");
  }

  @Test
  void metrics_are_for_this_machine_and_for_operators() throws Exception {
    start("--boxoffice.logging=plain");

    assertThat(get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
    assertThat(get("/actuator/prometheus", "X-Forwarded-For", "203.0.113.7").statusCode())
        .isEqualTo(401);
    assertThat(
            get(
                    "/actuator/prometheus",
                    "X-Forwarded-For",
                    "203.0.113.7",
                    "Authorization",
                    bearer(Role.CUSTOMER))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            get(
                    "/actuator/prometheus",
                    "X-Forwarded-For",
                    "203.0.113.7",
                    "Authorization",
                    bearer(Role.OPERATOR))
                .statusCode())
        .isEqualTo(200);
    assertThat(get("/actuator/info").statusCode()).isEqualTo(200);
    assertThat(get("/actuator/env").statusCode()).isEqualTo(401);
    assertThat(get("/actuator").statusCode()).isEqualTo(401);
  }

  @Test
  void requests_are_timed_by_route_and_never_by_address() throws Exception {
    start("--boxoffice.logging=plain");
    get("/actuator/info");
    get("/actuator/info");
    get("/nowhere/1");
    get("/nowhere/2");

    Eventually.holds("two by their route", () -> timed("/actuator/info", 200) == 2);
    Eventually.holds("two that lead nowhere", () -> timed("UNKNOWN", 401) == 2);
    assertThat(get("/actuator/prometheus").body())
        .contains("http_server_requests_seconds_bucket")
        .contains("outcome=\"CLIENT_ERROR\"")
        .doesNotContain("nowhere");
  }

  private long timed(String route, int status) {
    return context
        .orElseThrow()
        .getBean(MeterRegistry.class)
        .find("http.server.requests")
        .tags("method", "GET", "uri", route, "status", Integer.toString(status))
        .timers()
        .stream()
        .mapToLong(Timer::count)
        .sum();
  }

  @Test
  void log_lines_are_ecs_json_with_the_correlation_id() {
    start();
    logSomething();

    String line = lineWith("the tide is high");
    assertThat(line).startsWith("{\"@timestamp\":").contains("\"correlationId\":\"abc-123\"");
    assertThat(line).contains("\"name\":\"boxoffice\"");
  }

  @Test
  void plain_log_lines_are_short_and_end_with_the_correlation_id() {
    start("--boxoffice.logging=plain");
    logSomething();

    assertThat(lineWith("the tide is high"))
        .matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  TelemetryIT +the tide is high  \\[abc-123]");
    assertThat(lineWith("nobody asked")).endsWith("nobody asked");
  }

  private static void logSomething() {
    try (var _ = MDC.putCloseable("correlationId", "abc-123")) {
      LoggerFactory.getLogger(TelemetryIT.class).info("the tide is high");
    }
    LoggerFactory.getLogger(TelemetryIT.class).info("nobody asked");
  }

  private String lineWith(String text) {
    return console
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains(text))
        .findFirst()
        .orElseThrow();
  }
}

package io.boxoffice.catalog;

import io.boxoffice.contracts.catalog.Shows;
import io.boxoffice.core.Ids;
import io.boxoffice.messaging.Platform;
import io.boxoffice.testing.SettableClock;
import io.boxoffice.testing.TestPostgres;
import io.boxoffice.web.Caller;
import io.boxoffice.web.GeneratedKey;
import io.boxoffice.web.HttpJson;
import io.boxoffice.web.Role;
import io.boxoffice.web.SigningKeys;
import io.boxoffice.web.TokenIssuer;
import io.boxoffice.web.WebConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// The catalog service on a real database and a random port.
final class CatalogApp implements AutoCloseable {
  private static final SettableClock CLOCK = SettableClock.at("2026-05-01T12:00:00Z");

  private final ServletWebServerApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Ids ids = new Ids(CLOCK);

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({WebConfiguration.class, CatalogConfiguration.class})
  static class Application {

    @Bean
    Clock clock() {
      return CLOCK;
    }

    @Bean
    Ids ids(Clock clock) {
      return new Ids(clock);
    }

    @Bean
    SigningKeys signingKeys() {
      return GeneratedKey.withId("test");
    }

    @Bean
    MeterRegistry meterRegistry() {
      return new SimpleMeterRegistry();
    }

    @Bean
    Platform platform(Clock clock, MeterRegistry registry) {
      return new Platform(TestPostgres.freshDatabase(), clock, registry);
    }
  }

  CatalogApp() {
    var application = new SpringApplication(Application.class);
    application.setLogStartupInfo(false);
    this.context =
        (ServletWebServerApplicationContext)
            application.run("--server.port=0", "--server.address=127.0.0.1");
    context.getBean(Platform.class).start();
  }

  UUID newId() {
    return ids.next();
  }

  Shows shows() {
    return context.getBean(Shows.class);
  }

  JdbcClient rows() {
    return context.getBean(Platform.class).services().iterator().next().rows();
  }

  /// The token of an organizer of these organizations.
  String organizer(UUID... organizations) {
    var roles =
        Stream.of(organizations).collect(Collectors.toMap(id -> id, _ -> Set.of(Role.ORGANIZER)));
    return token(new Caller(newId(), Set.of(Role.CUSTOMER), roles, false));
  }

  String token(Caller caller) {
    return context.getBean(TokenIssuer.class).issue(caller, Duration.ofDays(1));
  }

  /// A good show of the category, that starts in so many days.
  ObjectNode show(String category, String city, int inDays) {
    var starts = CLOCK.instant().plus(Duration.ofDays(inDays));
    ObjectNode body = HttpJson.mapper().createObjectNode();
    body.put("title", "Tosca").put("description", "By Puccini").put("category", category);
    body.putObject("venue").put("name", "Opera").put("city", city).put("country", "AT");
    body.put("startsAt", starts.toString());
    body.put("endsAt", starts.plus(Duration.ofHours(3)).toString());
    body.put("timeZone", "Europe/Vienna");
    return body;
  }

  static String offer(long price, String currency, long capacity) {
    return HttpJson.mapper()
        .writeValueAsString(
            Map.of(
                "name",
                "Stalls",
                "kind",
                "TICKET",
                "price",
                Map.of("amount", price, "currency", currency),
                "capacity",
                capacity));
  }

  /// Creates a show with an offer and publishes it; its path.
  String published(String organizer, ObjectNode show) {
    String path = draft(organizer, show);
    post(path + "/offers", organizer, offer(2_500, "EUR", 10));
    post(path + "/publish", organizer, "");
    return path;
  }

  /// Creates a show; its path.
  String draft(String organizer, ObjectNode show) {
    return "/api/v1/shows/" + post("/api/v1/shows", organizer, show.toString()).text("id");
  }

  /// An answer with its JSON.
  record Answer(int status, JsonNode json, String etag, String position) {
    String text(String field) {
      return json.path(field).asString();
    }

    String slug() {
      return text("type").replace("/problems/", "");
    }

    List<String> wrongFields() {
      return json.path("errors").valueStream().map(e -> e.path("field").asString()).toList();
    }
  }

  Answer get(String path, String token, String... headers) {
    return send(request(path, token, headers).GET());
  }

  Answer post(String path, String token, String body, String... headers) {
    var request = request(path, token, headers).header("Content-Type", "application/json");
    return send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String token, String... headers) {
    var server = context.getWebServer();
    if (server == null) {
      throw new IllegalStateException("the application has no server");
    }
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
            .timeout(Duration.ofSeconds(20));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String body = response.body();
      return new Answer(
          response.statusCode(),
          body.isEmpty() ? NullNode.getInstance() : HttpJson.mapper().readTree(body),
          response.headers().firstValue("ETag").orElse(""),
          response.headers().firstValue("Boxoffice-Position").orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }
}

package io.boxoffice.tickets;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.ShowDetails;
import io.boxoffice.contracts.catalog.ShowEvent;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.contracts.tickets.TicketCodes;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Money;
import io.boxoffice.core.Secrets;
import io.boxoffice.core.Sha256;
import io.boxoffice.messaging.Platform;
import io.boxoffice.testing.OtherService;
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
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/// The tickets service on a real database and a random port, beside the logs of the services that
/// it listens to.
final class TicketsApp implements AutoCloseable {
  static final OfferId OFFER = OfferId.of("0199d3a0-0000-7000-8000-0000000000aa");
  static final Money PRICE = new Money(2_500, "EUR");

  private final ServletWebServerApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();
  private final OtherService<InventoryEvent> inventory;
  private final OtherService<ShowEvent> catalog;
  private final Ids ids = new Ids(Clock.systemUTC());

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({WebConfiguration.class, TicketsConfiguration.class})
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
    Secrets secrets() {
      return Sha256::of;
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

  TicketsApp() {
    var application = new SpringApplication(Application.class);
    application.setLogStartupInfo(false);
    this.context =
        (ServletWebServerApplicationContext)
            application.run("--server.port=0", "--server.address=127.0.0.1");
    Platform platform = context.getBean(Platform.class);
    this.inventory = OtherService.open(platform, "inventory", InventoryEvent.CODEC);
    this.catalog = OtherService.open(platform, "catalog", ShowEvent.CODEC);
    platform.start();
  }

  UUID newId() {
    return ids.next();
  }

  /// A show of an organization, on sale.
  ShowId published(OrganizationId organization) {
    ShowId show = new ShowId(newId());
    Instant startsAt = Instant.parse("2027-06-01T18:00:00Z");
    var details =
        new ShowDetails(
            "Tosca",
            "",
            "opera",
            new ShowDetails.Venue("Opera", "Vienna", "AT"),
            startsAt,
            startsAt.plus(Duration.ofHours(3)),
            ZoneId.of("Europe/Vienna"),
            null,
            null,
            null,
            null,
            null);
    catalog.tell(
        show, new ShowEvent.ShowPublished(show, organization, details, List.of(), startsAt));
    return show;
  }

  /// An order whose items are sold.
  OrderId sold(ShowId show, AccountId customer, int quantity) {
    OrderId order = new OrderId(newId());
    sold(order, show, customer, quantity);
    return order;
  }

  void sold(OrderId order, ShowId show, AccountId customer, int quantity) {
    var lines = List.of(new Line(OFFER, quantity, PRICE));
    inventory.tell(show, new InventoryEvent.ItemsSold(show, order, customer, lines));
  }

  TicketCodes codes() {
    return context.getBean(TicketCodes.class);
  }

  double counted(String result) {
    return context
        .getBean(MeterRegistry.class)
        .counter("boxoffice.check-ins", "result", result)
        .count();
  }

  String customerToken(AccountId customer) {
    return token(new Caller(customer.value(), Set.of(Role.CUSTOMER), Map.of(), false));
  }

  String doorToken(OrganizationId organization) {
    var roles = Map.of(organization.value(), Set.of(Role.DOOR));
    return token(new Caller(newId(), Set.of(Role.CUSTOMER), roles, false));
  }

  String token(Caller caller) {
    return context.getBean(TokenIssuer.class).issue(caller, Duration.ofMinutes(5));
  }

  /// An answer with its JSON.
  record Answer(int status, JsonNode json) {
    String text(String field) {
      return json.path(field).asString();
    }
  }

  Answer get(String path, String token) {
    return send(request(path, token).GET());
  }

  Answer checkIn(String code, String gate, String token, String... headers) {
    String body = HttpJson.mapper().writeValueAsString(Map.of("code", code, "gate", gate));
    return checkIn(body, token, headers);
  }

  Answer checkIn(String body, String token, String[] headers) {
    var request = request("/api/v1/check-ins", token).header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String token) {
    var server = context.getWebServer();
    if (server == null) {
      throw new IllegalStateException("the application has no server");
    }
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
            .timeout(Duration.ofSeconds(20));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), HttpJson.mapper().readTree(response.body()));
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

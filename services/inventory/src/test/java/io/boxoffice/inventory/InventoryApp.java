package io.boxoffice.inventory;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.contracts.catalog.ShowDetails;
import io.boxoffice.contracts.catalog.ShowEvent;
import io.boxoffice.contracts.catalog.ShowEvent.ShowPublished;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Money;
import io.boxoffice.core.Secrets;
import io.boxoffice.core.Sha256;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.testing.Eventually;
import io.boxoffice.testing.OtherService;
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
import tools.jackson.databind.node.NullNode;

/// The inventory service on a real database and a random port, beside the logs of the services that
/// it listens to, under a clock that the test moves.
final class InventoryApp implements AutoCloseable {
  static final Money PRICE = new Money(1_250, "EUR");

  private static final SettableClock CLOCK = SettableClock.at("2026-05-01T12:00:00Z");

  private final ServletWebServerApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();
  private final OtherService<OrderEvent> orders;
  private final OtherService<ShowEvent> catalog;
  private final Ids ids = new Ids(CLOCK);

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({WebConfiguration.class, InventoryConfiguration.class})
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

  InventoryApp() {
    var application = new SpringApplication(Application.class);
    application.setLogStartupInfo(false);
    this.context =
        (ServletWebServerApplicationContext)
            application.run("--server.port=0", "--server.address=127.0.0.1");
    Platform platform = context.getBean(Platform.class);
    this.orders = OtherService.open(platform, "orders", OrderEvent.CODEC);
    this.catalog = OtherService.open(platform, "catalog", ShowEvent.CODEC);
    platform.start();
  }

  /// A show with one offer.
  record OnSale(ShowId showId, OfferId offerId) {
    String path() {
      return "/api/v1/shows/" + showId;
    }

    /// The body of a request for so many.
    String wanted(int quantity) {
      return "{\"lines\":[{\"offerId\":\"" + offerId + "\",\"quantity\":" + quantity + "}]}";
    }

    List<Line> lines(int quantity) {
      return List.of(new Line(offerId, quantity, PRICE));
    }
  }

  UUID newId() {
    return ids.next();
  }

  Instant now() {
    return CLOCK.instant();
  }

  void advance(Duration duration) {
    CLOCK.advance(duration);
  }

  /// Publishes a show with so many tickets, and waits until they can be had.
  OnSale onSale(int capacity) {
    var show = new OnSale(new ShowId(newId()), new OfferId(newId()));
    Instant startsAt = now().plus(Duration.ofDays(30));
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
    var offer = new Offer(show.offerId(), Offer.Kind.TICKET, "Stalls", PRICE, capacity);
    catalog.tell(
        show.showId(), new ShowEvent.ShowCreated(show.showId(), organization(), details, now()));
    catalog.tell(show.showId(), new ShowEvent.OfferAdded(show.showId(), offer, now()));
    catalog.tell(
        show.showId(),
        new ShowPublished(show.showId(), organization(), details, List.of(offer), now()));
    Eventually.holds("the show is on sale", () -> availability(show).status() == 200);
    return show;
  }

  private OrganizationId organization() {
    return new OrganizationId(newId());
  }

  void placed(UUID order, OnSale show, AccountId customer, int quantity) {
    orders.tell(
        order,
        new OrderEvent.OrderPlaced(
            new OrderId(order),
            show.showId(),
            customer,
            show.lines(quantity),
            PRICE.times(quantity),
            now(),
            now().plus(Duration.ofMinutes(30))));
  }

  void paid(UUID order, OnSale show, AccountId customer, int quantity) {
    orders.tell(
        order,
        new OrderEvent.OrderPaid(
            new OrderId(order),
            show.showId(),
            customer,
            1,
            show.lines(quantity),
            PRICE.times(quantity),
            now()));
  }

  void cancelled(UUID order, OnSale show, AccountId customer) {
    orders.tell(
        order,
        new OrderEvent.OrderCancelled(
            new OrderId(order), show.showId(), customer, "unpaid", now()));
  }

  /// The log of the inventory.
  ServicePlatform inventory() {
    return context.getBean(Platform.class).services().stream()
        .filter(service -> service.service().equals("inventory"))
        .findFirst()
        .orElseThrow();
  }

  /// The types of a show's events, oldest first.
  List<String> history(OnSale show) {
    return inventory()
        .rows()
        .sql("select type from events where stream = :stream order by version")
        .param("stream", "inventory-" + show.showId())
        .query(String.class)
        .list();
  }

  double counted(String name, String... tags) {
    return context.getBean(MeterRegistry.class).counter(name, tags).count();
  }

  String token(AccountId customer) {
    var caller = new Caller(customer.value(), Set.of(Role.CUSTOMER), Map.of(), false);
    return context.getBean(TokenIssuer.class).issue(caller, Duration.ofDays(1));
  }

  /// An answer with its JSON.
  record Answer(int status, JsonNode json) {
    String text(String field) {
      return json.path(field).asString();
    }

    String slug() {
      return text("type").replace("/problems/", "");
    }
  }

  Answer hold(OnSale show, AccountId customer, int quantity, String... headers) {
    return post(show.path() + "/holds", token(customer), show.wanted(quantity), headers);
  }

  Answer availability(OnSale show) {
    return get(show.path() + "/availability", "");
  }

  /// How many of the show's offer are held, sold and available.
  List<Integer> counts(OnSale show) {
    JsonNode offer = availability(show).json().path("offers").path(0);
    return List.of(
        offer.path("held").asInt(), offer.path("sold").asInt(), offer.path("available").asInt());
  }

  Answer get(String path, String token) {
    return send(request(path, token).GET());
  }

  Answer delete(String path, String token) {
    return send(request(path, token).DELETE());
  }

  Answer post(String path, String token, String body, String... headers) {
    var request = request(path, token).header("Content-Type", "application/json");
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
      String body = response.body();
      return new Answer(
          response.statusCode(),
          body.isEmpty() ? NullNode.getInstance() : HttpJson.mapper().readTree(body));
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

package io.boxoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.contracts.catalog.ShowDetails;
import io.boxoffice.contracts.catalog.ShowEvent;
import io.boxoffice.contracts.inventory.HoldToken;
import io.boxoffice.contracts.inventory.HoldTokens;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.contracts.tickets.TicketEvent;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Money;
import io.boxoffice.core.Secrets;
import io.boxoffice.core.Sha256;
import io.boxoffice.messaging.Platform;
import io.boxoffice.testing.OtherService;
import io.boxoffice.testing.SettableClock;
import io.boxoffice.testing.TestPostgres;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/// The orders service on a real server and database, and other services that say what a test wants.
final class OrdersApp implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(10);
  static final OfferId OFFER = new OfferId(new UUID(0x7000, 0x8000_0000_0000_0001L));
  static final Money PRICE = new Money(1_250, "EUR");

  final SettableClock clock;
  final Ids ids;
  final ShowId show;
  final OrganizationId organization;
  final OtherService<InventoryEvent> inventory;
  final OtherService<PaymentEvent> payments;
  final OtherService<TicketEvent> tickets;
  final OtherService<ShowEvent> catalog;
  private final ServletWebServerApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();
  private final HoldTokens tokens;

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({WebConfiguration.class, OrdersConfiguration.class})
  static class Application {

    @Bean
    SettableClock clock() {
      return SettableClock.at(Clock.systemUTC().instant());
    }

    @Bean
    Ids ids(Clock clock) {
      return new Ids(clock);
    }

    @Bean
    Secrets secrets() {
      return Sha256::of;
    }

    @Bean
    SigningKeys signingKeys() {
      return GeneratedKey.withId("test");
    }

    @Bean
    MeterRegistry meters() {
      return new SimpleMeterRegistry();
    }

    @Bean
    Platform platform(Clock clock, MeterRegistry registry) {
      return new Platform(TestPostgres.freshDatabase(), clock, registry);
    }
  }

  /// An answer with its JSON.
  record Answer(int status, HttpResponse<String> response) {

    JsonNode json() {
      return HttpJson.mapper().readTree(response.body());
    }

    String text(String field) {
      return json().path(field).asString("");
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    Answer expect(int expected) {
      assertThat(status).as(response.body()).isEqualTo(expected);
      return this;
    }

    Answer expectProblem(int expected, String slug) {
      expect(expected);
      assertThat(text("type")).isEqualTo("/problems/" + slug);
      return this;
    }

    OrderId orderId() {
      return OrderId.of(text("id"));
    }
  }

  OrdersApp(String... arguments) {
    var application = new SpringApplication(Application.class);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(Map.of("server.port", "0", "server.address", "127.0.0.1"));
    context = (ServletWebServerApplicationContext) application.run(arguments);
    clock = context.getBean(SettableClock.class);
    ids = context.getBean(Ids.class);
    tokens = HoldTokens.of(context.getBean(Secrets.class));
    Platform platform = context.getBean(Platform.class);
    inventory = OtherService.open(platform, "inventory", InventoryEvent.CODEC);
    payments = OtherService.open(platform, "payments", PaymentEvent.CODEC);
    tickets = OtherService.open(platform, "tickets", TicketEvent.CODEC);
    catalog = OtherService.open(platform, "catalog", ShowEvent.CODEC);
    show = new ShowId(ids.next());
    organization = new OrganizationId(ids.next());
    platform.start();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  AccountId customer() {
    return new AccountId(ids.next());
  }

  /// Publishes the show with one offer.
  void publish(@Nullable Duration payWithin) {
    Instant now = clock.instant();
    var details =
        new ShowDetails(
            "Così fan tutte",
            "",
            "opera",
            new ShowDetails.Venue("Staatsoper", "Wien", "AT"),
            now.plus(Duration.ofDays(30)),
            now.plus(Duration.ofDays(31)),
            ZoneOffset.UTC,
            null,
            null,
            null,
            payWithin,
            null);
    var offer = new Offer(OFFER, Offer.Kind.TICKET, "Stalls", PRICE, 100);
    catalog.tell(
        show, new ShowEvent.ShowPublished(show, organization, details, List.of(offer), now));
  }

  String holdToken(AccountId customer, Instant expiresAt) {
    var lines = List.of(new Line(OFFER, 2, PRICE));
    return tokens.sign(new HoldToken(new HoldId(ids.next()), show, customer, lines, expiresAt));
  }

  Answer order(AccountId customer) {
    String token = holdToken(customer, clock.instant().plusSeconds(600));
    return post(customer, "/api/v1/orders", "{\"holdToken\":\"" + token + "\"}");
  }

  /// An order that may be paid.
  OrderId reservedOrder(AccountId customer) {
    OrderId id = order(customer).expect(201).orderId();
    reserve(id);
    until(() -> get(customer, "/api/v1/orders/" + id).json().path("reserved").asBoolean());
    return id;
  }

  void reserve(OrderId id) {
    inventory.tell(id, new InventoryEvent.HoldBound(show, new HoldId(id.value()), id));
  }

  Answer pay(AccountId customer, OrderId id, String... headers) {
    return post(
        customer,
        "/api/v1/orders/" + id + "/payments",
        "{\"method\":{\"token\":\"tok_ok\"}}",
        headers);
  }

  void captured(OrderId id, int attempt, Money amount) {
    String payment = "pay_" + ids.next();
    payments.tell(
        id, new PaymentEvent.PaymentCaptured(id, attempt, payment, amount, clock.instant()));
  }

  String status(AccountId customer, OrderId id) {
    return get(customer, "/api/v1/orders/" + id).text("status");
  }

  List<String> types(AccountId customer, OrderId id) {
    return get(customer, "/api/v1/orders/" + id + "/history")
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("type").asString())
        .toList();
  }

  Answer get(AccountId caller, String path) {
    return send(request(token(caller), path).GET());
  }

  Answer get(String token, String path) {
    return send(request(token, path).GET());
  }

  /// Posts with a new idempotency key unless the headers name one.
  Answer post(AccountId caller, String path, String body, String... headers) {
    var request =
        request(token(caller), path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (!List.of(headers).contains("Idempotency-Key")) {
      request.header("Idempotency-Key", ids.next().toString());
    }
    return send(request);
  }

  String token(AccountId caller) {
    return context
        .getBean(TokenIssuer.class)
        .issue(caller.value(), Set.of(Role.CUSTOMER), Map.of(), Duration.ofDays(2));
  }

  String organizerToken(OrganizationId of) {
    return context
        .getBean(TokenIssuer.class)
        .issue(
            ids.next(),
            Set.of(Role.CUSTOMER),
            Map.of(of.value(), Set.of(Role.ORGANIZER)),
            Duration.ofDays(2));
  }

  HttpRequest.Builder request(String token, String path) {
    int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + token)
        .timeout(Duration.ofSeconds(30));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Waits until it holds, or fails.
  static void until(BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var never = new CountDownLatch(1);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      try {
        boolean _ = never.await(20, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }
}

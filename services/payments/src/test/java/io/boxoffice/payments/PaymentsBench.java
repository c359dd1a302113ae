package io.boxoffice.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Json;
import io.boxoffice.core.Money;
import io.boxoffice.core.Secrets;
import io.boxoffice.core.Sha256;
import io.boxoffice.eventlog.Recorded;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.payments.application.Payments;
import io.boxoffice.payments.domain.Asking;
import io.boxoffice.simulators.PaymentProviderSimulator;
import io.boxoffice.simulators.ProviderSettings;
import io.boxoffice.testing.OtherService;
import io.boxoffice.testing.TestPostgres;
import io.boxoffice.web.GeneratedKey;
import io.boxoffice.web.SigningKeys;
import io.boxoffice.web.WebConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/// The payments service on a real server and database, a real provider, and an orders service that
/// says what a test wants.
final class PaymentsBench implements AutoCloseable {
  static final Money PRICE = new Money(2_500, "EUR");
  static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String SECRET = "whsec_test";

  final Clock clock = Clock.systemUTC();
  final Ids ids = new Ids(clock);
  final PaymentProviderSimulator provider;
  private final OtherService<OrderEvent> orders;
  private final ServletWebServerApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Payments payments =
      Payments.with(
          new Asking(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO));

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({WebConfiguration.class, PaymentsConfiguration.class})
  static class Application {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
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

  PaymentsBench(String... arguments) throws IOException {
    provider =
        PaymentProviderSimulator.start(
            new ProviderSettings(
                0,
                SECRET,
                new ProviderSettings.Memory(),
                Duration.ofMillis(300),
                Duration.ofMillis(200)),
            clock);
    var application = new SpringApplication(Application.class);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "server.address", "127.0.0.1",
            "boxoffice.payments.provider-url", provider.url(),
            "boxoffice.payments.webhook-secret", SECRET,
            "boxoffice.payments.connect-within", "1s",
            "boxoffice.payments.answer-within", "1s",
            "boxoffice.payments.retry-after", "50ms",
            "boxoffice.payments.retry-at-most-after", "200ms",
            "boxoffice.payments.ask-again-after", "400ms",
            "boxoffice.payments.ask-again-at-most-after", "1s"));
    context = (ServletWebServerApplicationContext) application.run(arguments);
    Platform platform = context.getBean(Platform.class);
    orders = OtherService.open(platform, "orders", OrderEvent.CODEC);
    platform.start();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  OrderId newOrder() {
    return new OrderId(ids.next());
  }

  void request(OrderId id, int attempt, String token, Duration payWithin) {
    Instant now = clock.instant();
    orders.tell(
        id, new OrderEvent.PaymentRequested(id, attempt, PRICE, token, now.plus(payWithin), now));
  }

  void requestFree(OrderId id) {
    Instant now = clock.instant();
    orders.tell(
        id,
        new OrderEvent.PaymentRequested(
            id, 1, Money.zero("EUR"), "tok_ok", now.plusSeconds(60), now));
  }

  OrderId requested(String token) {
    OrderId id = newOrder();
    request(id, 1, token, Duration.ofMinutes(30));
    return id;
  }

  void cancel(OrderId id) {
    var show = new ShowId(ids.next());
    var customer = new AccountId(ids.next());
    orders.tell(id, new OrderEvent.OrderCancelled(id, show, customer, "unpaid", clock.instant()));
  }

  void refund(OrderId id, int attempt, String reason) {
    orders.tell(id, new OrderEvent.RefundRequested(id, attempt, reason, clock.instant()));
  }

  List<PaymentEvent> events(OrderId id) {
    return context.getBean(ServicePlatform.class).aggregates().history(payments.type(), id).stream()
        .<PaymentEvent>map(Recorded::event)
        .toList();
  }

  <E extends PaymentEvent> List<E> events(OrderId id, Class<E> type) {
    return events(id).stream().filter(type::isInstance).map(type::cast).toList();
  }

  long count(OrderId id, Class<? extends PaymentEvent> type) {
    return events(id, type).size();
  }

  /// Waits until an event of this type was recorded, and answers it.
  <E extends PaymentEvent> E await(OrderId id, Class<E> type) {
    until(() -> count(id, type) > 0);
    return events(id, type).getFirst();
  }

  void faults(String json) {
    var request =
        HttpRequest.newBuilder(URI.create(provider.url() + "/faults"))
            .PUT(HttpRequest.BodyPublishers.ofString(json));
    assertThat(send(request).statusCode()).isEqualTo(200);
  }

  /// What the provider's own books say: captured and not given back.
  long heldByProvider(OrderId id) {
    return ledger(id).stream()
        .mapToLong(entry -> entry.path("captured").asLong() - entry.path("refunded").asLong())
        .sum();
  }

  long capturedByProvider(OrderId id) {
    return ledger(id).stream().mapToLong(entry -> entry.path("captured").asLong()).sum();
  }

  private List<JsonNode> ledger(OrderId id) {
    var answer = send(HttpRequest.newBuilder(URI.create(provider.url() + "/v1/ledger")));
    return Json.mapper()
        .readTree(answer.body())
        .path("entries")
        .valueStream()
        .filter(entry -> entry.path("reference").asString("").startsWith(id.toString()))
        .toList();
  }

  /// Sends a notice as the provider would.
  HttpResponse<String> notice(String body, Instant at) {
    String timestamp = Long.toString(at.getEpochSecond());
    return notice("simulated", body, timestamp, signature(timestamp + "." + body));
  }

  HttpResponse<String> notice(String named, String body, String timestamp, String signature) {
    int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    return send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/v1/webhooks/payments/" + named))
            .header("Content-Type", "application/json")
            .header("Provider-Timestamp", timestamp)
            .header("Provider-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  static String signature(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
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
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  @Override
  public void close() {
    client.close();
    context.close();
    provider.close();
  }
}

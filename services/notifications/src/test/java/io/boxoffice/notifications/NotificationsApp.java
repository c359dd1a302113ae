package io.boxoffice.notifications;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.accounts.AccountEvent;
import io.boxoffice.contracts.notifications.MailEvent;
import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Money;
import io.boxoffice.messaging.Platform;
import io.boxoffice.simulators.CaughtMail;
import io.boxoffice.simulators.MailCatcher;
import io.boxoffice.testing.Eventually;
import io.boxoffice.testing.OtherService;
import io.boxoffice.testing.TestPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The notifications service on a real database and a real mail server, beside the logs of the
/// services that it listens to.
final class NotificationsApp implements AutoCloseable {
  static final Money PRICE = new Money(2_500, "EUR");

  final MailCatcher catcher = MailCatcher.start(0, Clock.systemUTC());
  final Neighbours neighbours;
  final OtherService<AccountEvent> accounts;
  final OtherService<OrderEvent> orders;
  final OtherService<PaymentEvent> payments;

  private final ConfigurableApplicationContext context;
  private final Ids ids = new Ids(Clock.systemUTC());

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(NotificationsConfiguration.class)
  static class Application {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    Neighbours neighbours() {
      return new Neighbours();
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

  NotificationsApp(String... properties) {
    var application = new SpringApplication(Application.class);
    application.setLogStartupInfo(false);
    application.setWebApplicationType(WebApplicationType.NONE);
    var all = new ArrayList<>(List.of(properties));
    all.add("--boxoffice.notifications.smtp-port=" + catcher.port());
    all.add("--boxoffice.notifications.retry-first=50ms");
    all.add("--boxoffice.notifications.retry-longest=500ms");
    all.add("--boxoffice.notifications.base-url=https://tickets.example/");
    this.context = application.run(all.toArray(String[]::new));
    this.neighbours = context.getBean(Neighbours.class);
    Platform platform = context.getBean(Platform.class);
    this.accounts = OtherService.open(platform, "accounts", AccountEvent.CODEC);
    this.orders = OtherService.open(platform, "orders", OrderEvent.CODEC);
    this.payments = OtherService.open(platform, "payments", PaymentEvent.CODEC);
    platform.start();
  }

  UUID newId() {
    return ids.next();
  }

  static Instant now() {
    return Clock.systemUTC().instant();
  }

  /// Tells that an order has its tickets.
  OrderId completed(AccountId customer, ShowId show, int tickets) {
    OrderId order = new OrderId(newId());
    List<TicketId> issued = Stream.generate(() -> new TicketId(newId())).limit(tickets).toList();
    neighbours.issue(order, new OfferId(newId()), issued);
    orders.tell(order, new OrderEvent.OrderCompleted(order, show, customer, issued, now()));
    return order;
  }

  /// Waits for a mail to this address.
  CaughtMail mailTo(String address) {
    try {
      return catcher
          .await(mail -> mail.to().equals(address), Eventually.PATIENCE)
          .orElseThrow(() -> new AssertionError("no mail came"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// What this service's log holds of mails to somebody.
  List<MailEvent> history(AccountId recipient) {
    return rows()
        .sql(
            """
            select type, data::text from events where stream in (
              select stream from events where data ->> 'recipient' = :recipient)
            order by position
            """)
        .param("recipient", recipient.toString())
        .query((row, _) -> MailEvent.CODEC.decode(row.getString(1), row.getString(2)))
        .list();
  }

  /// Everything that the service stored, as text.
  String stored() {
    return rows()
        .sql(
            """
            select coalesce(string_agg(row::text, ''), '') from (
              select events::text from events union all select effects::text from effects) as row
            """)
        .query(String.class)
        .single();
  }

  long tries() {
    return rows().sql("select coalesce(max(tries), 0) from effects").query(Long.class).single();
  }

  private JdbcClient rows() {
    return context.getBean(Platform.class).services().stream()
        .filter(service -> service.service().equals("notifications"))
        .findFirst()
        .orElseThrow()
        .rows();
  }

  @Override
  public void close() {
    context.close();
    catcher.close();
  }
}

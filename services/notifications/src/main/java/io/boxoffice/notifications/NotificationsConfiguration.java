package io.boxoffice.notifications;

import io.boxoffice.contracts.accounts.People;
import io.boxoffice.contracts.catalog.Shows;
import io.boxoffice.contracts.tickets.TicketCodes;
import io.boxoffice.eventlog.effects.RetryPolicy;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.messaging.ServiceSchema;
import io.boxoffice.notifications.adapter.OrderRows;
import io.boxoffice.notifications.adapter.SmtpPostman;
import io.boxoffice.notifications.adapter.SmtpSettings;
import io.boxoffice.notifications.application.Lookups;
import io.boxoffice.notifications.application.MailDelivery;
import io.boxoffice.notifications.application.MailRequests;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The notifications service: mails people for what happened to them. Needs the ports `People`,
/// `Shows` and `TicketCodes`, and the logs of accounts, orders and payments.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationsProperties.class)
public class NotificationsConfiguration {
  public static final ServiceSchema SCHEMA = ServiceSchema.of("notifications", "db/notifications");

  /// The service as Spring sees it: something that runs while the platform does.
  record Running(ServicePlatform notifications) {}

  @Bean
  Lookups mailLookups(
      People people, Shows shows, TicketCodes tickets, NotificationsProperties properties) {
    return new Lookups(people, shows, tickets, properties.lookupWithin());
  }

  @Bean
  SmtpPostman smtpPostman(NotificationsProperties properties, Clock clock) {
    return new SmtpPostman(smtp(properties), clock);
  }

  @Bean
  Running notifications(
      Platform platform,
      Lookups lookups,
      SmtpPostman postman,
      NotificationsProperties properties,
      Clock clock,
      MeterRegistry registry) {
    ServicePlatform notifications = platform.open(SCHEMA);
    var orders = new OrderRows(notifications.rows());
    var retries =
        new RetryPolicy(
            properties.retryFirst(), properties.retryLongest(), properties.retryWithin());
    notifications.subscribe(OrderRows.projection());
    notifications.subscribe(new MailRequests(orders).reaction());
    notifications.perform(
        new MailDelivery(
            orders,
            lookups,
            properties.baseUrl(),
            postman,
            new MailDelivery.Limits(
                retries, properties.underWayMax(), properties.mailsPerSecondMax()),
            clock,
            registry));
    return new Running(notifications);
  }

  private static SmtpSettings smtp(NotificationsProperties properties) {
    return new SmtpSettings(
        properties.smtpHost(),
        properties.smtpPort(),
        properties.smtpUser(),
        properties.smtpPassword(),
        properties.smtpStarttls(),
        from(properties.from()),
        properties.smtpConnections(),
        properties.smtpAnswerWithin());
  }

  private static InternetAddress from(String text) {
    try {
      return new InternetAddress(text, true);
    } catch (AddressException e) {
      throw new IllegalArgumentException("boxoffice.notifications.from is no address", e);
    }
  }
}

package io.boxoffice.payments;

import static io.boxoffice.payments.application.Payments.SERVICE;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.core.Secrets;
import io.boxoffice.eventlog.effects.RetryPolicy;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.messaging.ServiceSchema;
import io.boxoffice.payments.adapter.HttpPaymentProvider;
import io.boxoffice.payments.adapter.Ledger;
import io.boxoffice.payments.adapter.PaymentCorrelations;
import io.boxoffice.payments.adapter.PaymentWebhook;
import io.boxoffice.payments.adapter.ProviderJson;
import io.boxoffice.payments.adapter.WebhookSignature;
import io.boxoffice.payments.application.PaymentProvider;
import io.boxoffice.payments.application.PaymentReactions;
import io.boxoffice.payments.application.Payments;
import io.boxoffice.payments.application.ProviderEffects;
import io.boxoffice.payments.domain.Asking;
import io.boxoffice.web.CommandGate;
import io.boxoffice.web.PublicPaths;
import java.net.URI;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Builds the payments service: everything it is made of is here.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentsProperties.class)
public class PaymentsConfiguration {
  public static final ServiceSchema SCHEMA = ServiceSchema.of(SERVICE, "db/payments");

  @Bean
  HttpPaymentProvider paymentProvider(PaymentsProperties properties, Environment environment) {
    return new HttpPaymentProvider(
        properties.provider(),
        properties.providerUrl(),
        () -> webhookUrl(properties, environment),
        properties.connectWithin(),
        properties.answerWithin());
  }

  @Bean
  ServicePlatform paymentsPlatform(
      Platform platform, PaymentProvider paymentProvider, PaymentsProperties properties) {
    var payments = Payments.with(asking(properties));
    var service = platform.open(SCHEMA);
    var reactions = new PaymentReactions(payments, new ProviderJson());
    service.subscribe(reactions.toOrders());
    service.subscribe(reactions.toNotices());
    service.subscribe(Ledger.projection());
    var retries =
        new RetryPolicy(
            properties.retryAfter(), properties.retryAtMostAfter(), properties.askUntil());
    new ProviderEffects(
            payments, paymentProvider, service.aggregates(), retries, properties.callsMax())
        .handlers()
        .forEach(service::perform);
    service.wake(payments.type());
    return service;
  }

  @Bean
  PaymentWebhook paymentWebhook(
      ServicePlatform paymentsPlatform,
      PaymentsProperties properties,
      Secrets secrets,
      Clock clock) {
    var correlations =
        new PaymentCorrelations(
            paymentsPlatform.aggregates(), Payments.with(asking(properties)), new ProviderJson());
    paymentsPlatform.writer().listen(correlations);
    return new PaymentWebhook(
        properties.provider(),
        new WebhookSignature(webhookSecret(properties, secrets), clock),
        new CommandGate(paymentsPlatform.writer()),
        correlations);
  }

  /// Signed instead.
  @Bean
  PublicPaths paymentsPublicPaths() {
    return PublicPaths.of("POST /api/v1/webhooks/payments/{provider}");
  }

  @Bean
  Ledger ledger(ServicePlatform paymentsPlatform) {
    return new Ledger(paymentsPlatform.rows());
  }

  private static Asking asking(PaymentsProperties properties) {
    return new Asking(
        properties.askAgainAfter(),
        properties.askAgainAtMostAfter(),
        properties.askUntil(),
        properties.connectWithin().plus(properties.answerWithin()));
  }

  private static String webhookSecret(PaymentsProperties properties, Secrets secrets) {
    return properties.webhookSecret().isEmpty()
        ? HexFormat.of().formatHex(secrets.secret("payment-webhook"))
        : properties.webhookSecret();
  }

  /// The port of this process is known when its server listens; captures wait until then.
  private static URI webhookUrl(PaymentsProperties properties, Environment environment) {
    String base = properties.webhookUrl();
    if (base.isEmpty()) {
      String port = environment.getProperty("local.server.port");
      if (port == null) {
        throw new PassingFailure("the webhook can't be reached before the server listens");
      }
      base = "http://127.0.0.1:" + port;
    }
    return URI.create(base + "/api/v1/webhooks/payments/" + properties.provider());
  }
}

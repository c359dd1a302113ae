package io.boxoffice.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Money;
import io.boxoffice.payments.adapter.HttpPaymentProvider;
import io.boxoffice.payments.application.Reference;
import io.boxoffice.payments.domain.ProviderPayment;
import io.boxoffice.simulators.PaymentProviderSimulator;
import io.boxoffice.simulators.ProviderSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Asks a real provider.
final class HttpPaymentProviderIT {
  private static final Duration WITHIN = Duration.ofSeconds(5);
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Ids IDS = new Ids(CLOCK);

  private final UUID key = IDS.next();
  private final Reference reference = new Reference(new OrderId(IDS.next()), 1);
  private final Instant before = CLOCK.instant().plusSeconds(60);

  @Test
  void a_capture_asked_for_again_after_a_restart_on_another_port_is_the_same() throws IOException {
    var settings = new ProviderSettings(0, "secret", new ProviderSettings.Memory());
    try (var provider = PaymentProviderSimulator.start(settings, CLOCK)) {
      ProviderPayment first = capture(provider, "http://127.0.0.1:1/before");
      ProviderPayment again = capture(provider, "http://127.0.0.1:1/after");
      assertThat(again).isEqualTo(first);
      assertThat(first.status()).isEqualTo(ProviderPayment.Status.CAPTURED);
    }
  }

  /// What one process asks, which is told at this URL.
  private ProviderPayment capture(PaymentProviderSimulator provider, String webhook) {
    try (var client =
        new HttpPaymentProvider(
            "simulated", URI.create(provider.url()), () -> URI.create(webhook), WITHIN, WITHIN)) {
      return client.capture(key, reference, new Money(2400, "EUR"), "tok_ok", before);
    }
  }
}

package io.boxoffice.simulators;

import io.boxoffice.simulators.ProviderSettings.Storage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/// A running provider with a client and its webhooks.
final class ProviderTestBench implements AutoCloseable {
  static final String SECRET = "whsec_test";

  final WebhookReceiver webhooks = new WebhookReceiver();
  final PaymentProviderSimulator provider;
  final ProviderClient client;

  ProviderTestBench(Storage storage, Clock clock) throws IOException {
    provider =
        PaymentProviderSimulator.start(
            new ProviderSettings(
                0, SECRET, storage, Duration.ofMillis(300), Duration.ofMillis(200)),
            clock);
    client = new ProviderClient(provider.url(), webhooks.url());
  }

  @Override
  public void close() {
    client.close();
    provider.close();
    webhooks.close();
  }
}

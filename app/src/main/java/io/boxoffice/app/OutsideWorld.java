package io.boxoffice.app;

import io.boxoffice.core.Secrets;
import io.boxoffice.postgres.InstallationException;
import io.boxoffice.simulators.MailCatcher;
import io.boxoffice.simulators.PaymentProviderSimulator;
import io.boxoffice.simulators.ProviderSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;

/// The outside world of a development installation: real servers that play payment provider and
/// mail server on this machine. Never beside real ones.
final class OutsideWorld implements AutoCloseable {
  private final PaymentProviderSimulator provider;
  private final MailCatcher mail;

  private OutsideWorld(PaymentProviderSimulator provider, MailCatcher mail) {
    this.provider = provider;
    this.mail = mail;
  }

  static OutsideWorld start(Path folder, Secrets secrets, Clock clock) {
    String webhookSecret = HexFormat.of().formatHex(secrets.secret("payment-webhook"));
    var settings =
        new ProviderSettings(
            0, webhookSecret, new ProviderSettings.Folder(folder.resolve("payment-provider")));
    try {
      return new OutsideWorld(
          PaymentProviderSimulator.start(settings, clock), MailCatcher.start(0, clock));
    } catch (IOException e) {
      throw new InstallationException("The simulated payment provider can't be started.", e);
    }
  }

  MailCatcher mail() {
    return mail;
  }

  /// Where the services find it.
  Map<String, Object> properties() {
    return Map.of(
        "boxoffice.payments.provider-url", provider.url().toString(),
        "boxoffice.notifications.smtp-host", mail.host(),
        "boxoffice.notifications.smtp-port", mail.port());
  }

  @Override
  public void close() {
    provider.close();
    mail.close();
  }
}

package io.boxoffice.chaos;

import io.boxoffice.simulators.CaughtMail;
import io.boxoffice.simulators.MailCatcher;
import io.boxoffice.simulators.PaymentProviderSimulator;
import io.boxoffice.simulators.ProviderSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// The payment provider and the mail server, in the harness's own process: as in the real world
/// they outlive the death of the server, go on sending webhooks, and remember what they took.
final class World implements AutoCloseable {
  private static final String WEBHOOK_SECRET = "the-secret-of-a-simulated-provider";

  private final PaymentProviderSimulator provider;
  private final MailCatcher mail;
  private final HttpShop http;

  /// How often each mail was handed over, by its Message-ID.
  private final Map<String, Integer> copies;

  private World(PaymentProviderSimulator provider, MailCatcher mail, Map<String, Integer> copies) {
    this.provider = provider;
    this.mail = mail;
    this.copies = copies;
    this.http = new HttpShop(URI.create(provider.url()));
  }

  /// What the provider took and gave back for one payment.
  ///
  /// @param orderId the order that it was for
  record Moved(String paymentId, String orderId, long captured, long refunded) {}

  static World start(Clock clock) {
    Map<String, Integer> copies = new ConcurrentHashMap<>();
    var settings = new ProviderSettings(0, WEBHOOK_SECRET, new ProviderSettings.Memory());
    try {
      return new World(
          PaymentProviderSimulator.start(settings, clock),
          MailCatcher.start(0, clock, caught -> copies.merge(messageId(caught), 1, Integer::sum)),
          copies);
    } catch (IOException e) {
      throw new ChaosFailure("The simulated payment provider can't be started.", e);
    }
  }

  /// Where the server under test finds it.
  List<String> properties() {
    return List.of(
        "--boxoffice.payments.provider-url=" + provider.url(),
        "--boxoffice.payments.webhook-secret=" + WEBHOOK_SECRET,
        "--boxoffice.notifications.smtp-host=" + mail.host(),
        "--boxoffice.notifications.smtp-port=" + mail.port());
  }

  /// Switches faults of the provider on; those not named are off.
  void provider(Map<String, Object> faults) {
    try {
      http.put("/faults", "", faults).expect(200);
    } catch (IOException e) {
      throw new ChaosFailure("the provider's faults could not be set", e);
    }
  }

  MailCatcher mail() {
    return mail;
  }

  /// The first mail to somebody whose subject begins so, if it came.
  Optional<CaughtMail> mail(String to, String subject) {
    return mail.mailsTo(to).stream()
        .filter(caught -> caught.subject().startsWith(subject))
        .findFirst();
  }

  /// How often each mail came, by the id that notifications gave it.
  Map<String, Integer> mailsById() {
    return new HashMap<>(copies);
  }

  /// All money that moved.
  List<Moved> ledger() {
    try {
      List<Moved> moved = new ArrayList<>();
      JsonNode entries = http.get("/v1/ledger", "").expect(200).json().path("entries");
      for (JsonNode entry : entries) {
        String reference = entry.path("reference").asString();
        moved.add(
            new Moved(
                entry.path("paymentId").asString(),
                reference.substring(0, reference.indexOf('/')),
                entry.path("captured").asLong(),
                entry.path("refunded").asLong()));
      }
      return moved;
    } catch (IOException e) {
      throw new ChaosFailure("the provider's ledger could not be read", e);
    }
  }

  @Override
  public void close() {
    provider.close();
    mail.close();
    http.close();
  }

  private static String messageId(CaughtMail caught) {
    String id = caught.header("Message-ID").orElse("");
    int at = id.indexOf('@');
    return at > 0 ? id.substring(1, at) : id;
  }
}

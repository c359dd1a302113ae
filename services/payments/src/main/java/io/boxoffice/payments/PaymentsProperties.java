package io.boxoffice.payments;

import io.boxoffice.core.Invariant;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How money is asked for.
///
/// @param provider the provider's name, the last part of its webhooks' path
/// @param providerUrl base URL of the provider
/// @param webhookUrl base URL at which the provider finds us; empty: this process on this machine
/// @param webhookSecret key of the provider's signatures; empty: the hexadecimal text of the
///     installation's secret `payment-webhook`
/// @param connectWithin how long connecting to the provider may take
/// @param answerWithin how long the provider's answer may take
/// @param retryAfter how long after a failed call it is made again; doubled with each failure
/// @param retryAtMostAfter the longest time between two calls
/// @param askAgainAfter how long to wait for the provider to tell an outcome before it is asked;
///     doubled with each question
/// @param askAgainAtMostAfter the longest time between two questions
/// @param askUntil how long after an order's time to pay the provider is asked and captures are
///     tried
/// @param callsMax calls to the provider of each kind under way at once
@ConfigurationProperties("boxoffice.payments")
public record PaymentsProperties(
    @DefaultValue("simulated") String provider,
    URI providerUrl,
    @DefaultValue("") String webhookUrl,
    @DefaultValue("") String webhookSecret,
    @DefaultValue("2s") Duration connectWithin,
    @DefaultValue("10s") Duration answerWithin,
    @DefaultValue("250ms") Duration retryAfter,
    @DefaultValue("30s") Duration retryAtMostAfter,
    @DefaultValue("10s") Duration askAgainAfter,
    @DefaultValue("1h") Duration askAgainAtMostAfter,
    @DefaultValue("24h") Duration askUntil,
    @DefaultValue("64") int callsMax) {

  /// A call must end before its claim does, which is a minute; a void is two calls.
  private static final Duration CALL_MAX = Duration.ofSeconds(25);

  public PaymentsProperties {
    Invariant.check(
        provider.matches("[a-z0-9-]{1,40}"),
        "boxoffice.payments.provider must be letters, digits and hyphens");
    Invariant.present(providerUrl, "boxoffice.payments.provider-url (serve --dev simulates one)");
    Invariant.check(
        connectWithin.plus(answerWithin).compareTo(CALL_MAX) <= 0,
        "boxoffice.payments.connect-within and answer-within may take %s together",
        CALL_MAX);
    Invariant.check(
        retryAfter.isPositive() && askAgainAfter.isPositive() && callsMax > 0,
        "boxoffice.payments: retry-after, ask-again-after and calls-max must be positive");
  }

  /// Hides the secret.
  @Override
  public String toString() {
    return "PaymentsProperties[" + provider + " at " + providerUrl + "]";
  }
}

package io.boxoffice.simulators;

import io.boxoffice.core.Money;
import java.net.URI;
import java.time.Instant;

/// What a client asked to be paid.
///
/// @param captureBefore the provider declines what it could only capture later; [#NO_LIMIT] if the
///     client named no time
record PaymentRequest(
    String reference, Money money, MethodToken token, URI webhookUrl, Instant captureBefore) {

  static final Instant NO_LIMIT = Instant.parse("9999-12-31T23:59:59Z");

  static PaymentRequest read(RequestBody body) {
    return new PaymentRequest(
        body.text("reference"),
        body.money("amount", "currency"),
        MethodToken.of(body.text("methodToken"))
            .orElseThrow(() -> new Rejected(422, "unknown_token", "there is no such methodToken")),
        body.url("webhookUrl"),
        body.time("captureBefore", NO_LIMIT));
  }
}

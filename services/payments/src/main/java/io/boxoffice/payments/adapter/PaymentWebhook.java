package io.boxoffice.payments.adapter;

import static io.boxoffice.payments.application.Payments.NOTICE;

import io.boxoffice.core.PermanentFailure;
import io.boxoffice.payments.domain.Notice;
import io.boxoffice.payments.domain.ProviderEvent.ProviderNotified;
import io.boxoffice.web.Answers;
import io.boxoffice.web.CommandGate;
import io.boxoffice.web.Correlation;
import io.boxoffice.web.IdempotentRequest;
import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;
import io.boxoffice.web.Reply;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Takes the provider's notices: checked, stored, answered, and handled after that.
@RestController
public final class PaymentWebhook {
  private final String provider;
  private final WebhookSignature signature;
  private final CommandGate gate;
  private final PaymentCorrelations correlations;

  public PaymentWebhook(
      String provider,
      WebhookSignature signature,
      CommandGate gate,
      PaymentCorrelations correlations) {
    this.provider = provider;
    this.signature = signature;
    this.gate = gate;
    this.correlations = correlations;
  }

  /// What a notice is answered with.
  record Receipt(boolean received) {}

  @Answers(status = 200, body = Receipt.class)
  @PostMapping("/api/v1/webhooks/payments/{provider}")
  Reply notify(
      @PathVariable("provider") String named,
      @RequestHeader(name = "Provider-Timestamp", defaultValue = "") String timestamp,
      @RequestHeader(name = "Provider-Signature", defaultValue = "") String signed,
      @RequestBody byte[] body) {
    if (!named.equals(provider)) {
      throw new ProblemException(Problem.notFound());
    }
    if (!signature.isGood(timestamp, signed, body)) {
      throw new ProblemException(
          Problem.of(401, "bad-signature", "The signature is not good, or not of now."));
    }
    String text = text(body);
    String id = id(text);
    return correlations.of(text).orElseGet(Correlation::current).call(() -> store(id, text));
  }

  private Reply store(String id, String text) {
    return gate.run(
        CommandGate.Request.anonymous(IdempotentRequest.without()),
        NOTICE.command(id, at -> new Notice.Take(new ProviderNotified(provider, id, text, at))),
        _ -> Reply.of(200, new Receipt(true)));
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException _) {
      throw malformed();
    }
  }

  /// The provider's name for the notice, which becomes the name of a stream.
  private static String id(String body) {
    try {
      String id = ProviderJson.object(body).path("id").asString("");
      if (id.matches("[A-Za-z0-9_.-]{1,100}")) {
        return id;
      }
      throw malformed();
    } catch (PermanentFailure _) {
      throw malformed();
    }
  }

  private static ProblemException malformed() {
    return new ProblemException(
        Problem.of(400, "malformed-json", "A notice is a JSON object with an id."));
  }
}

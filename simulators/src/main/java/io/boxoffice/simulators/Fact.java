package io.boxoffice.simulators;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// What happened at the provider; one line of its [Journal].
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fact.Requested.class, name = "requested"),
  @JsonSubTypes.Type(value = Fact.Captured.class, name = "captured"),
  @JsonSubTypes.Type(value = Fact.Declined.class, name = "declined"),
  @JsonSubTypes.Type(value = Fact.Voided.class, name = "voided"),
  @JsonSubTypes.Type(value = Fact.Refunded.class, name = "refunded"),
  @JsonSubTypes.Type(value = Fact.Delivered.class, name = "delivered")
})
sealed interface Fact {
  record Requested(String paymentId, String key, PaymentRequest request, Instant at)
      implements Fact {}

  record Voided(String paymentId, Instant at) implements Fact {}

  /// The client has been told.
  record Delivered(String eventId) implements Fact {}

  /// A fact that the client is told by a webhook, until it is [Delivered].
  sealed interface Told extends Fact {
    String eventId();

    String paymentId();

    Instant at();
  }

  record Captured(String paymentId, String eventId, Instant at) implements Told {}

  record Declined(String paymentId, String eventId, String reason, Instant at) implements Told {}

  record Refunded(Refund refund, String key, String eventId, Instant at) implements Told {
    @Override
    public String paymentId() {
      return refund.paymentId();
    }
  }
}

package io.boxoffice.payments.domain;

import io.boxoffice.core.EventCodec;
import io.boxoffice.core.EventType;
import java.time.Instant;

/// What a provider told us by its webhook. One stream per notice; only payments reads them.
public sealed interface ProviderEvent {

  /// Reads and writes these events.
  EventCodec<ProviderEvent> CODEC = EventCodec.of(ProviderEvent.class);

  /// A signed notice arrived.
  ///
  /// @param providerEventId the provider's name for it: the same notice has the same
  /// @param body as it was sent, JSON
  @EventType("provider.notified.v1")
  record ProviderNotified(String provider, String providerEventId, String body, Instant at)
      implements ProviderEvent {}
}

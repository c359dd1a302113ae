package io.boxoffice.payments.domain;

/// Whether a notice of a provider was taken before.
public record Notice(boolean taken) {

  /// A signed notice arrived.
  public record Take(ProviderEvent.ProviderNotified notified) {}
}

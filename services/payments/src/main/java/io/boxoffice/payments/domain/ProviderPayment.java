package io.boxoffice.payments.domain;

import io.boxoffice.core.Money;

/// A payment as the provider shows it.
///
/// @param id the provider's name for it
/// @param captured what the provider took; zero if nothing
/// @param refunded what it gave back of that
/// @param reason why it was declined; empty otherwise
/// @param actionUrl where the customer is to confirm it; empty if nowhere
public record ProviderPayment(
    String id, Status status, Money captured, Money refunded, String reason, String actionUrl) {

  /// What the provider says of it.
  public enum Status {
    CAPTURED,
    DECLINED,
    PENDING,
    ACTION_REQUIRED,
    VOIDED
  }
}

package io.boxoffice.simulators;

import java.time.Instant;

/// One payment at the provider.
///
/// @param reason why it was declined; empty otherwise
/// @param captured minor units taken from the customer
/// @param refunded minor units given back, at most `captured`
record Payment(
    String id,
    PaymentRequest request,
    Instant createdAt,
    Status status,
    String reason,
    long captured,
    long refunded) {

  enum Status {
    PENDING,
    ACTION_REQUIRED,
    CAPTURED,
    DECLINED,
    VOIDED
  }

  boolean isOpen() {
    return status == Status.PENDING || status == Status.ACTION_REQUIRED;
  }

  Payment capture() {
    long amount = request.money().amount();
    return new Payment(id, request, createdAt, Status.CAPTURED, "", amount, refunded);
  }

  Payment decline(String why) {
    return new Payment(id, request, createdAt, Status.DECLINED, why, captured, refunded);
  }

  Payment cancel() {
    return new Payment(id, request, createdAt, Status.VOIDED, "", captured, refunded);
  }

  Payment refund(long amount) {
    return new Payment(id, request, createdAt, status, reason, captured, refunded + amount);
  }
}

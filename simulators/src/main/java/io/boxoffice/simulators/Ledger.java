package io.boxoffice.simulators;

import io.boxoffice.core.Invariant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All payments, as the facts so far tell. Not for several threads at once. It grows with every
/// payment for as long as it lives: a checker must be able to ask for all money
/// that ever moved.
final class Ledger {
  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final Map<String, String> paymentOfKey = new HashMap<>();
  private final Map<String, Refund> refundOfKey = new HashMap<>();
  private final Map<String, List<String>> paymentsOfReference = new HashMap<>();
  private final Map<String, Fact.Told> undelivered = new LinkedHashMap<>();

  void apply(Fact fact) {
    switch (fact) {
      case Fact.Requested requested -> request(requested);
      case Fact.Captured captured -> replace(payment(captured.paymentId()).capture());
      case Fact.Declined declined ->
          replace(payment(declined.paymentId()).decline(declined.reason()));
      case Fact.Voided voided -> replace(payment(voided.paymentId()).cancel());
      case Fact.Refunded refunded -> refund(refunded);
      case Fact.Delivered delivered -> undelivered.remove(delivered.eventId());
    }
    if (fact instanceof Fact.Told told) {
      undelivered.put(told.eventId(), told);
    }
  }

  private void request(Fact.Requested requested) {
    PaymentRequest request = requested.request();
    Payment.Status status =
        request.token() == MethodToken.CHALLENGE
            ? Payment.Status.ACTION_REQUIRED
            : Payment.Status.PENDING;
    String id = requested.paymentId();
    replace(new Payment(id, request, requested.at(), status, "", 0, 0));
    paymentOfKey.put(requested.key(), id);
    paymentsOfReference.computeIfAbsent(request.reference(), _ -> new ArrayList<>(1)).add(id);
  }

  private void refund(Fact.Refunded refunded) {
    Refund refund = refunded.refund();
    replace(payment(refund.paymentId()).refund(refund.amount()));
    refundOfKey.put(refunded.key(), refund);
  }

  private void replace(Payment payment) {
    Invariant.check(
        payment.refunded() <= payment.captured(), "more refunded than captured: %s", payment);
    payments.put(payment.id(), payment);
  }

  /// A payment that is known to exist.
  Payment payment(String id) {
    return find(id).orElseThrow();
  }

  Optional<Payment> find(String id) {
    return Optional.ofNullable(payments.get(id));
  }

  Optional<Payment> withKey(String key) {
    return Optional.ofNullable(paymentOfKey.get(key)).map(this::payment);
  }

  Optional<Refund> refundWithKey(String key) {
    return Optional.ofNullable(refundOfKey.get(key));
  }

  List<Payment> withReference(String reference) {
    return paymentsOfReference.getOrDefault(reference, List.of()).stream()
        .map(this::payment)
        .toList();
  }

  Collection<Payment> payments() {
    return Collections.unmodifiableCollection(payments.values());
  }

  List<Fact.Told> undelivered() {
    return List.copyOf(undelivered.values());
  }
}

package io.boxoffice.payments.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The money of one order: every attempt to get it and every capture.
///
/// @param attempts by number
/// @param captures by the provider's payment id
public record Payment(Map<Integer, Attempt> attempts, Map<String, Capture> captures) {

  public Payment {
    attempts = Map.copyOf(attempts);
    captures = Map.copyOf(captures);
  }

  static Payment none() {
    return new Payment(Map.of(), Map.of());
  }

  public Optional<Attempt> attempt(int number) {
    return Optional.ofNullable(attempts.get(number));
  }

  Optional<Capture> capture(String providerPaymentId) {
    return Optional.ofNullable(captures.get(providerPaymentId));
  }

  boolean hasCaptureOf(int attempt) {
    return captures.values().stream().anyMatch(capture -> capture.attempt() == attempt);
  }

  /// When it wants to be woken: to ask the provider about an attempt that it says nothing of.
  public static Optional<Instant> deadline(Payment payment, Asking asking) {
    return payment.attempts().values().stream()
        .filter(Attempt::isUncertain)
        .map(asking::next)
        .min(Comparator.naturalOrder());
  }

  Payment with(Attempt attempt) {
    var all = new HashMap<>(attempts);
    all.put(attempt.number(), attempt);
    return new Payment(all, captures);
  }

  Payment with(Capture capture) {
    var all = new HashMap<>(captures);
    all.put(capture.providerPaymentId(), capture);
    return new Payment(attempts, all);
  }
}

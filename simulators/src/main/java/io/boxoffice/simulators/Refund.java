package io.boxoffice.simulators;

/// Money given back.
///
/// @param amount minor units of the payment's currency
record Refund(String id, String paymentId, long amount) {}

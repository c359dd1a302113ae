package io.boxoffice.simulators;

import java.util.Arrays;
import java.util.Optional;

/// The simulated cards; what each does is told at [PaymentProviderSimulator].
enum MethodToken {
  OK("tok_ok"),
  DECLINED("tok_declined"),
  SLOW("tok_slow"),
  LATE("tok_late"),
  CHALLENGE("tok_challenge");

  private final String text;

  MethodToken(String text) {
    this.text = text;
  }

  static Optional<MethodToken> of(String text) {
    return Arrays.stream(values()).filter(token -> token.text.equals(text)).findFirst();
  }

  boolean isDecidedAtOnce() {
    return this == OK || this == DECLINED;
  }
}

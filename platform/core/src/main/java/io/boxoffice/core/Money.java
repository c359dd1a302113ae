package io.boxoffice.core;

import java.math.BigDecimal;
import java.util.Currency;

/// An amount in minor units of a currency: 1250 EUR is 12.50 euros.
///
/// @param amount minor units, within ±(2⁵³−1) so that every JSON reader can hold it
/// @param currency ISO 4217 code
public record Money(long amount, String currency) {

  /// The largest integer that JSON readers agree on (RFC 8259 section 6).
  public static final long AMOUNT_MAX = (1L << 53) - 1;

  public Money {
    if (amount > AMOUNT_MAX || amount < -AMOUNT_MAX) {
      throw new IllegalArgumentException("amount must be within ±" + AMOUNT_MAX);
    }
    if (!isCurrency(currency)) {
      throw new IllegalArgumentException("currency must be an ISO 4217 code");
    }
  }

  public static Money zero(String currency) {
    return new Money(0, currency);
  }

  public Money plus(Money other) {
    Invariant.check(currency.equals(other.currency), "%s and %s do not add", this, other);
    return new Money(Math.addExact(amount, other.amount), currency);
  }

  public Money times(int quantity) {
    return new Money(Math.multiplyExact(amount, quantity), currency);
  }

  /// As people read it: `12.50 EUR`.
  public String text() {
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return BigDecimal.valueOf(amount, digits).toPlainString() + " " + currency;
  }

  private static boolean isCurrency(String code) {
    try {
      return Currency.getInstance(code) != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}

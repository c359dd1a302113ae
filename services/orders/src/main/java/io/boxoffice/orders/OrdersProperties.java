package io.boxoffice.orders;

import io.boxoffice.core.Invariant;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How orders are taken.
///
/// @param payWithin how long there is to pay, if the show does not say
/// @param reservedWithin how long a payment waits for its order to be reserved
@ConfigurationProperties("boxoffice.orders")
public record OrdersProperties(
    @DefaultValue("30m") Duration payWithin, @DefaultValue("2s") Duration reservedWithin) {

  public OrdersProperties {
    Invariant.check(payWithin.isPositive(), "boxoffice.orders.pay-within must be positive");
    Invariant.check(
        !reservedWithin.isNegative(), "boxoffice.orders.reserved-within must not be negative");
  }
}

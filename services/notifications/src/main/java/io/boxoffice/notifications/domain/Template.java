package io.boxoffice.notifications.domain;

import io.boxoffice.core.PermanentFailure;
import java.util.Locale;
import java.util.stream.Stream;

/// Which mail it is.
public enum Template {
  VERIFICATION,
  ALREADY_REGISTERED,
  TICKETS,
  PAYMENT_REMINDER,
  ORDER_CANCELLED,
  REFUND;

  /// Its name in events, such as `payment-reminder`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The template of that name; throws [PermanentFailure] if there is none.
  public static Template named(String wireName) {
    return Stream.of(values())
        .filter(template -> template.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new PermanentFailure("no template " + wireName));
  }
}

package io.boxoffice.core;

import java.util.Locale;
import java.util.regex.Pattern;

/// An e-mail address, normalised: trimmed, in lower case. Personal data: never in an event or log.
public record Email(String value) {

  /// RFC 5321 section 4.5.3.1.3: a path is at most 256 octets with its angle brackets.
  public static final int LENGTH_MAX = 254;

  private static final Pattern SHAPE =
      Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([a-z0-9-]{1,63}\\.)*[a-z0-9-]{1,63}");

  public Email {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (value.length() > LENGTH_MAX || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("is not an e-mail address");
    }
  }

  /// Tells nothing of the person, so that an address can't slip into a log.
  @Override
  public String toString() {
    return "Email[hidden]";
  }
}

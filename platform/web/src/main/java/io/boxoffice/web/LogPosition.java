package io.boxoffice.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Where a change is: the `Boxoffice-Position` of an answer, opaque to callers.
record LogPosition(String log, String key, long position) {
  static final String HEADER = "Boxoffice-Position";

  private static final int TEXT_LENGTH_MAX = 400;

  String text() {
    String plain = String.join(" ", log, key, Long.toString(position));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads what was given out; empty if it is none of ours.
  static Optional<LogPosition> parse(String text) {
    if (text.length() > TEXT_LENGTH_MAX) {
      return Optional.empty();
    }
    try {
      byte[] plain = Base64.getUrlDecoder().decode(text);
      String[] parts = new String(plain, StandardCharsets.UTF_8).split(" ", 4);
      return parts.length == 3
          ? Optional.of(new LogPosition(parts[0], parts[1], Long.parseLong(parts[2])))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}

package io.boxoffice.web;

/// Looks for what JSON allows and no text here may hold: U+0000 and lone surrogates, which
/// databases and other readers refuse or mangle. Looks at the bytes, so that names, texts and
/// whatever else is read from them are covered, whichever type reads them.
final class JsonText {
  private static final int ESCAPE_LENGTH = 6;

  /// A surrogate in three bytes, which UTF-8 forbids, starts like this and goes on with 0xA0 or
  /// more.
  private static final byte CESU_LEAD = (byte) 0xed;

  private static final int CESU_SURROGATE = 0xa0;

  private JsonText() {}

  /// True if the bytes, as JSON in UTF-8, hold neither. Says nothing about other mistakes.
  static boolean isClean(byte[] json) {
    int i = 0;
    while (i < json.length) {
      int length = cleanAt(json, i);
      if (length == 0) {
        return false;
      }
      i += length;
    }
    return true;
  }

  /// How many bytes from here on are clean for certain; 0 if they are not.
  private static int cleanAt(byte[] json, int i) {
    return switch (json[i]) {
      case 0 -> 0;
      case '\\' -> cleanEscape(json, i);
      case CESU_LEAD -> i + 1 < json.length && (json[i + 1] & 0xff) >= CESU_SURROGATE ? 0 : 1;
      default -> 1;
    };
  }

  private static int cleanEscape(byte[] json, int i) {
    int unit = escaped(json, i);
    if (unit < 0) {
      return 2;
    }
    if (isHigh(unit)) {
      return isLow(escaped(json, i + ESCAPE_LENGTH)) ? 2 * ESCAPE_LENGTH : 0;
    }
    return unit == 0 || isLow(unit) ? 0 : ESCAPE_LENGTH;
  }

  /// The UTF-16 unit of an escape by number that starts here; -1 if there is none.
  private static int escaped(byte[] json, int start) {
    if (start + ESCAPE_LENGTH > json.length || json[start] != '\\' || json[start + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = start + 2; i < start + ESCAPE_LENGTH; i++) {
      int digit = Character.digit(json[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private static boolean isHigh(int unit) {
    return unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
  }

  private static boolean isLow(int unit) {
    return unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
  }
}

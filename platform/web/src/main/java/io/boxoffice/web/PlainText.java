package io.boxoffice.web;

/// What a text of a request may hold: what people can read. Control characters hide words, break
/// lines of mails, tables and logs, and are refused by some databases.
final class PlainText {

  private PlainText() {}

  /// No control characters, line separators or lone surrogates.
  static boolean isLine(String text) {
    return text.codePoints().allMatch(PlainText::isVisible);
  }

  /// The same, but with line breaks and tabs.
  static boolean isLines(String text) {
    return text.codePoints().allMatch(c -> isVisible(c) || c == '\n' || c == '\r' || c == '\t');
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}

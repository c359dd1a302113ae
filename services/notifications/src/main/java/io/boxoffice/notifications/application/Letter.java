package io.boxoffice.notifications.application;

import org.springframework.web.util.HtmlUtils;

/// What a mail says, as text and as HTML with the same content.
public record Letter(String subject, String text, String html) {

  /// The start of a letter; everything said of it is plain text, which is escaped here.
  static Draft about(String subject) {
    return new Draft(line(subject));
  }

  @Override
  public String toString() {
    return "Letter[hidden]";
  }

  /// Line breaks and the like in a name would forge lines or headers. One space for all that follow
  /// each other.
  private static String line(String said) {
    var line = new StringBuilder(said.length());
    boolean broken = false;
    for (int i = 0; i < said.length(); i++) {
      char c = said.charAt(i);
      boolean breaks = breaksLines(c);
      if (!breaks) {
        line.append(c);
      } else if (!broken) {
        line.append(' ');
      }
      broken = breaks;
    }
    return line.toString().strip();
  }

  private static boolean breaksLines(char c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }

  /// A letter being written, paragraph by paragraph.
  static final class Draft {
    private final String subject;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();

    private Draft(String subject) {
      this.subject = subject;
    }

    Draft say(String sentence) {
      String line = line(sentence);
      text.append(line).append("\r\n\r\n");
      html.append("<p>").append(escaped(line)).append("</p>\r\n");
      return this;
    }

    /// Something to be copied or typed, such as a code.
    Draft code(String code) {
      String line = line(code);
      text.append("    ").append(line).append("\r\n\r\n");
      html.append("<p style=\"font-family:monospace;word-break:break-all\"><b>")
          .append(escaped(line))
          .append("</b></p>\r\n");
      return this;
    }

    Draft link(String label, String url) {
      text.append(line(label)).append(": ").append(line(url)).append("\r\n\r\n");
      html.append("<p><a href=\"")
          .append(escaped(line(url)))
          .append("\">")
          .append(escaped(line(label)))
          .append("</a></p>\r\n");
      return this;
    }

    Letter end() {
      return new Letter(
          subject,
          text.toString().stripTrailing() + "\r\n",
          """
          <!doctype html>\r
          <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>\r
          <body style="font-family:sans-serif;max-width:40em">\r
          %s</body></html>\r
          """
              .formatted(escaped(subject), html));
    }

    private static String escaped(String line) {
      return HtmlUtils.htmlEscape(line, "UTF-8");
    }
  }
}

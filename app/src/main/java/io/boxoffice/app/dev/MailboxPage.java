package io.boxoffice.app.dev;

import io.boxoffice.simulators.CaughtMail;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/// Caught mails as a page.
final class MailboxPage {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Caught mails · Boxoffice</title>
        <style>
          body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto;
                 padding: 0 1rem; color: #1c2430; background: #f6f7f9; }
          article { background: #fff; border: 1px solid #d9dee6; border-radius: 8px;
                    padding: 1rem 1.25rem; margin: 1rem 0; }
          h2 { font-size: 1.05rem; margin: 0 0 .25rem; }
          p { margin: 0; color: #5b6675; font-size: .9rem; }
          pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: .75rem 0 0; }
        </style>
      </head>
      <body>
        <h1>Caught mails</h1>
        {mails}
      </body>
      </html>
      """;

  private MailboxPage() {}

  static String of(List<CaughtMail> mails) {
    String shown =
        mails.isEmpty()
            ? "<p>No mail yet. Register an account, or buy a ticket.</p>"
            : mails.stream().map(MailboxPage::article).collect(Collectors.joining());
    return PAGE.replace("{mails}", shown);
  }

  private static String article(CaughtMail mail) {
    return """
        <article>
          <h2>%s</h2>
          <p>to %s · %s</p>
          <pre>%s</pre>
        </article>
        """
        .formatted(
            HtmlUtils.htmlEscape(mail.subject()),
            HtmlUtils.htmlEscape(mail.to()),
            mail.at(),
            HtmlUtils.htmlEscape(mail.text()));
  }
}

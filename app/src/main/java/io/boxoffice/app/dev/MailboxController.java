package io.boxoffice.app.dev;

import io.boxoffice.simulators.CaughtMail;
import io.boxoffice.simulators.MailCatcher;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The mails that were caught, newest first: as JSON for programs, as a page for people.
@RestController
public final class MailboxController {

  /// Mails shown at once.
  static final int SHOWN_MAX = 100;

  /// The page brings its own style and shows mails as text, so it needs no more than this.
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private final MailCatcher mail;

  public MailboxController(MailCatcher mail) {
    this.mail = mail;
  }

  @GetMapping("/api/v1/dev/mailbox")
  Mailbox mailbox(@RequestParam(defaultValue = "") String to) {
    return new Mailbox(shown(to).stream().map(Mail::of).toList());
  }

  @GetMapping("/dev/mailbox")
  ResponseEntity<byte[]> page(@RequestParam(defaultValue = "") String to) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header("Content-Security-Policy", POLICY)
        .body(MailboxPage.of(shown(to)).getBytes(StandardCharsets.UTF_8));
  }

  private List<CaughtMail> shown(String to) {
    List<CaughtMail> caught = to.isEmpty() ? mail.mails() : mail.mailsTo(to);
    return caught.reversed().stream().limit(SHOWN_MAX).toList();
  }

  record Mailbox(List<Mail> items) {}

  /// @param at when it was caught, RFC 3339
  record Mail(String to, String subject, String text, String html, String at) {

    static Mail of(CaughtMail caught) {
      return new Mail(
          caught.to(), caught.subject(), caught.text(), caught.html(), caught.at().toString());
    }
  }
}

package io.boxoffice.notifications.adapter;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.core.PermanentFailure;
import io.boxoffice.notifications.application.Letter;
import io.boxoffice.notifications.application.Postman;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/// Sends mails by SMTP (RFC 5321).
public final class SmtpPostman implements Postman, AutoCloseable {
  /// A mail that was taken while we did not hear so is sent again; its id tells (RFC 5322 3.6.4).
  private static final String MESSAGE_ID = "Message-ID";

  private static final String CORRELATION_ID = "X-Correlation-Id";

  /// "Authentication required": our configuration is wrong, not the mail.
  private static final int AUTHENTICATION_REQUIRED = 530;

  private static final int FIRST_PERMANENT = 500;
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final SmtpSettings settings;
  private final SmtpConnections connections;
  private final Clock clock;

  public SmtpPostman(SmtpSettings settings, Clock clock) {
    this.settings = settings;
    this.connections = new SmtpConnections(settings);
    this.clock = clock;
  }

  @Override
  public void send(OutgoingMail mail) {
    try {
      connections.send(message(mail));
    } catch (MessagingException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() {
    connections.close();
  }

  private MimeMessage message(OutgoingMail mail) throws MessagingException {
    var message = new Identified("<" + mail.mailId() + "@" + settings.domain() + ">");
    message.setFrom(settings.from());
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to().value()));
    message.setSubject(mail.letter().subject(), UTF_8);
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader(CORRELATION_ID, mail.correlationId());
    message.setHeader("Auto-Submitted", "auto-generated"); // No holiday replies (RFC 3834).
    message.setContent(alternatives(mail.letter()));
    message.saveChanges();
    return message;
  }

  private static MimeMultipart alternatives(Letter letter) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(letter.text(), UTF_8);
    var html = new MimeBodyPart();
    html.setText(letter.html(), UTF_8, "html");
    return new MimeMultipart("alternative", text, html);
  }

  /// What a server says may hold the address, so only its code is told, and no cause.
  private static RuntimeException failure(MessagingException failed) {
    OptionalInt code = replyCode(failed);
    if (code.isEmpty()) {
      return new PassingFailure("the mail server can't be reached");
    }
    int reply = code.getAsInt();
    return reply >= FIRST_PERMANENT && reply != AUTHENTICATION_REQUIRED
        ? new PermanentFailure("smtp-" + reply)
        : new PassingFailure("the mail server answered " + reply);
  }

  /// The reply to the mail, if it was sent far enough to get one. Refused connections and log-ins
  /// have none: they say nothing of the mail.
  private static OptionalInt replyCode(MessagingException failed) {
    for (Exception e = failed; e instanceof MessagingException m; e = m.getNextException()) {
      switch (m) {
        case SMTPAddressFailedException address -> {
          return OptionalInt.of(address.getReturnCode());
        }
        case SMTPSenderFailedException sender -> {
          return OptionalInt.of(sender.getReturnCode());
        }
        case SMTPSendFailedException send when send.getReturnCode() > 0 -> {
          return OptionalInt.of(send.getReturnCode());
        }
        case MessagingException _ -> {
          // Not the server's answer; perhaps the next one is.
        }
      }
    }
    return OptionalInt.empty();
  }

  /// A message with an id of our choice; Jakarta Mail would make one up.
  private final class Identified extends MimeMessage {
    private final String id;

    Identified(String id) {
      super(connections.session());
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader(MESSAGE_ID, id);
    }
  }
}

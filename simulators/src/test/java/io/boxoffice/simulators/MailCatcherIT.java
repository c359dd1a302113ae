package io.boxoffice.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MailCatcherIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final MailCatcher catcher = MailCatcher.start(0, new SteppedClock());

  @AfterEach
  void stop() {
    catcher.close();
  }

  @Test
  void a_mail_is_kept_with_its_parts_and_headers() throws Exception {
    MimeMessage message = message("ada@example.org", "Ihre Karten für „Tosca“");
    MimeBodyPart text = new MimeBodyPart();
    text.setText("Grüße\r\n.\r\nein Punkt", "UTF-8");
    MimeBodyPart html = new MimeBodyPart();
    html.setText("<p>Grüße 🎟️", "UTF-8", "html");
    MimeBodyPart attached = new MimeBodyPart();
    attached.setText("not the text", "UTF-8");
    attached.setDisposition("attachment");
    MimeMultipart alternatives = new MimeMultipart("alternative", text, html);
    MimeBodyPart body = new MimeBodyPart();
    body.setContent(alternatives);
    message.setContent(new MimeMultipart(attached, body));
    message.setHeader("X-Correlation-Id", "order-7");
    Transport.send(message);

    CaughtMail mail = catcher.await(_ -> true, PATIENCE).orElseThrow();

    assertThat(mail.to()).isEqualTo("ada@example.org");
    assertThat(mail.from()).isEqualTo("tickets@example.org");
    assertThat(mail.subject()).isEqualTo("Ihre Karten für „Tosca“");
    assertThat(mail.text()).isEqualTo("Grüße\r\n.\r\nein Punkt");
    assertThat(mail.html()).isEqualTo("<p>Grüße 🎟️");
    assertThat(mail.header("x-correlation-id")).contains("order-7");
    assertThat(mail.header("Message-ID")).contains(message.getMessageID());
    assertThat(mail.at()).isEqualTo(SteppedClock.START);
  }

  @Test
  void every_recipient_gets_a_copy() throws Exception {
    MimeMessage message = message("ada@example.org", "Hello");
    message.addRecipients(Message.RecipientType.BCC, "bob@example.org");
    message.setText("Hello");
    Transport.send(message);

    assertThat(catcher.await(mail -> mail.to().equals("bob@example.org"), PATIENCE)).isPresent();
    assertThat(catcher.mailsTo("ADA@example.org")).hasSize(1);
    assertThat(catcher.mails()).hasSize(2);
    assertThat(catcher.mails()).allMatch(mail -> mail.text().strip().equals("Hello"));
  }

  @Test
  void a_mail_whose_parts_cannot_be_read_is_all_text() throws Exception {
    MimeMessage message = message("ada@example.org", "Hello");
    message.setText("no parts here");
    message.saveChanges();
    message.setHeader("Content-Type", "multipart/alternative");
    try (Transport transport = session().getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(message, message.getAllRecipients());
    }

    CaughtMail mail = catcher.await(_ -> true, PATIENCE).orElseThrow();

    assertThat(mail.subject()).isEqualTo("Hello");
    assertThat(mail.text()).contains("Subject: Hello").contains("no parts here");
    assertThat(mail.html()).isEmpty();
  }

  @Test
  void a_refusing_server_keeps_nothing_and_says_to_try_later() throws Exception {
    catcher.refuse(true);
    assertThatThrownBy(() -> send("ada@example.org", "Hello"))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("451");
    assertThat(catcher.total()).isZero();

    catcher.refuse(false);
    send("ada@example.org", "Hello");

    assertThat(catcher.total()).isEqualTo(1);
  }

  @Test
  void an_address_where_nobody_lives_is_refused_for_good_and_others_are_not() throws Exception {
    catcher.unknown("bob@example.org");

    assertThatThrownBy(() -> send("bob@example.org", "Hello"))
        .isInstanceOf(SendFailedException.class);
    send("ada@example.org", "Hello");

    assertThat(catcher.mails()).extracting(CaughtMail::to).containsExactly("ada@example.org");
  }

  @Test
  void a_stopped_server_is_gone_and_comes_back_on_the_same_port_with_its_mails() throws Exception {
    int port = catcher.port();
    send("ada@example.org", "First");
    catcher.stop();
    assertThatThrownBy(() -> send("ada@example.org", "Lost"))
        .isInstanceOf(MessagingException.class)
        .isNotInstanceOf(SendFailedException.class);

    catcher.start();
    send("ada@example.org", "Second");

    assertThat(catcher.port()).isEqualTo(port);
    assertThat(catcher.mails()).extracting(CaughtMail::subject).containsExactly("First", "Second");
  }

  @Test
  void a_stopped_server_ends_the_connections_it_had() throws Exception {
    MimeMessage message = message("ada@example.org", "Hello");
    message.setText("Hello");
    try (Transport transport = session().getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(message, message.getAllRecipients());

      catcher.stop();

      assertThatThrownBy(() -> transport.sendMessage(message, message.getAllRecipients()))
          .isInstanceOf(MessagingException.class);
    }
    assertThat(catcher.total()).isEqualTo(1);
  }

  @Test
  void waiting_in_vain_ends() throws Exception {
    assertThat(catcher.await(_ -> true, Duration.ofMillis(50))).isEmpty();
  }

  private void send(String to, String subject) throws MessagingException {
    MimeMessage message = message(to, subject);
    message.setText("Hello");
    Transport.send(message);
  }

  private MimeMessage message(String to, String subject) throws MessagingException {
    MimeMessage message = new MimeMessage(session());
    message.setFrom(new InternetAddress("tickets@example.org"));
    message.setRecipients(Message.RecipientType.TO, to);
    message.setSubject(subject, "UTF-8");
    return message;
  }

  private Session session() {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", catcher.host());
    properties.setProperty("mail.smtp.port", Integer.toString(catcher.port()));
    return Session.getInstance(properties);
  }
}

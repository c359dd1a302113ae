package io.boxoffice.notifications.adapter;

import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Properties;

/// Which mail server takes our mails, and how it is talked to.
///
/// @param user empty for a server that asks for no password
/// @param starttls whether the connection must be encrypted
/// @param connections open at once
/// @param answerWithin how long the server may take for one answer
public record SmtpSettings(
    String host,
    int port,
    String user,
    String password,
    boolean starttls,
    InternetAddress from,
    int connections,
    Duration answerWithin) {

  /// Passwords are not for logs.
  @Override
  public String toString() {
    return host + ":" + port;
  }

  /// The domain of the sender, which our message ids belong to.
  String domain() {
    String address = from.getAddress();
    return address.substring(address.indexOf('@') + 1);
  }

  /// As Angus wants them told.
  Properties properties() {
    String millis = Long.toString(answerWithin.toMillis());
    var properties = new Properties();
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    properties.setProperty("mail.smtp.localhost", domain());
    properties.setProperty("mail.smtp.from", from.getAddress());
    properties.setProperty("mail.smtp.quitwait", "false");
    properties.setProperty("mail.smtp.auth", Boolean.toString(!user.isEmpty()));
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    return properties;
  }
}

package io.boxoffice.simulators;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// What is in a MIME message. If its parts can't be read, all of it is its text.
record MailContent(String subject, String text, String html, Map<String, String> headers) {

  /// Making one reads every provider of Jakarta Mail from its jars.
  private static final Session SESSION = Session.getInstance(new Properties());

  static MailContent read(byte[] raw) {
    try {
      var message = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
      return new MailContent(
          Optional.ofNullable(message.getSubject()).orElse(""),
          part(message, "text/plain", new String(raw, StandardCharsets.UTF_8)),
          part(message, "text/html", ""),
          headers(message));
    } catch (MessagingException e) {
      throw new IllegalStateException("not even the headers can be read", e);
    }
  }

  private static String part(Part message, String type, String unreadable) {
    try {
      return find(message, type).orElse("");
    } catch (MessagingException | IOException _) {
      return unreadable;
    }
  }

  private static Map<String, String> headers(Part message) throws MessagingException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : Collections.list(message.getAllHeaders())) {
      headers.putIfAbsent(header.getName(), header.getValue());
    }
    return Collections.unmodifiableMap(headers);
  }

  /// The first part of this type, at any depth, that is not an attachment.
  private static Optional<String> find(Part part, String type)
      throws MessagingException, IOException {
    if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      return Optional.empty();
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        Optional<String> found = find(parts.getBodyPart(i), type);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    return part.isMimeType(type) && part.getContent() instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }
}

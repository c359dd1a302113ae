package io.boxoffice.simulators;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mail as it came to one recipient. What is in it is read when somebody asks, since most are
/// only counted.
public final class CaughtMail {
  private final String to;
  private final String from;
  private final byte[] raw;
  private final Instant at;
  private volatile @Nullable MailContent content;

  CaughtMail(String to, String from, byte[] raw, Instant at) {
    this.to = to;
    this.from = from;
    this.raw = raw;
    this.at = at;
  }

  /// Recipient of the envelope.
  public String to() {
    return to;
  }

  /// Sender of the envelope.
  public String from() {
    return from;
  }

  /// When it was accepted.
  public Instant at() {
    return at;
  }

  public String subject() {
    return content().subject();
  }

  /// The plain part; empty if there is none.
  public String text() {
    return content().text();
  }

  /// The HTML part; empty if there is none.
  public String html() {
    return content().html();
  }

  /// A header by its name, without regard to case; the first of equal ones.
  public Optional<String> header(String name) {
    return Optional.ofNullable(content().headers().get(name));
  }

  /// Two readers may both read it, to the same end.
  private MailContent content() {
    MailContent known = content;
    if (known == null) {
      known = MailContent.read(raw);
      content = known;
    }
    return known;
  }
}

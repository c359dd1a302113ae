package io.boxoffice.bench;

import java.nio.charset.StandardCharsets;

/// One answer of the server, as its connection read it. Valid until the connection reads on.
final class Answer {

  /// More than any answer that a bench asks for; a larger one is taken for a broken one.
  static final int BODY_MAX = 1 << 20;

  private static final int BODY_USUAL = 2_048;

  private int status;
  private boolean closing;
  private int retryAfterSeconds;
  private byte[] body = new byte[BODY_USUAL];
  private int length;

  int status() {
    return status;
  }

  /// Whether the server closes the connection after this answer.
  boolean isLast() {
    return closing;
  }

  /// How long the server asks to stay away; 0 if it doesn't.
  int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  String body() {
    return new String(body, 0, length, StandardCharsets.UTF_8);
  }

  void begin(int code) {
    status = code;
    closing = false;
    retryAfterSeconds = 0;
    length = 0;
  }

  void last() {
    closing = true;
  }

  void retryAfter(int seconds) {
    retryAfterSeconds = seconds;
  }

  void append(byte[] bytes, int from, int count) throws MalformedAnswer {
    if (count > BODY_MAX - length) {
      throw new MalformedAnswer("a body of more than " + BODY_MAX + " bytes");
    }
    if (count > body.length - length) {
      byte[] larger = new byte[Math.min(BODY_MAX, Math.max(2 * body.length, length + count))];
      System.arraycopy(body, 0, larger, 0, length);
      body = larger;
    }
    System.arraycopy(bytes, from, body, length, count);
    length += count;
  }
}

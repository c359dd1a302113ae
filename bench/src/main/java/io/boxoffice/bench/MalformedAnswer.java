package io.boxoffice.bench;

import java.io.IOException;

/// The server sent what is not HTTP/1.1, or more than a bench reads.
final class MalformedAnswer extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedAnswer(String message) {
    super(message);
  }
}

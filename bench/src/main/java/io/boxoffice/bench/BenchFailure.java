package io.boxoffice.bench;

/// The bench could not be carried out; the message is for the user.
public final class BenchFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  BenchFailure(String message) {
    super(message);
    this.sentence = message;
  }

  BenchFailure(String message, Throwable cause) {
    super(message, cause);
    this.sentence = message;
  }

  /// What is in the way.
  public String sentence() {
    return sentence;
  }
}

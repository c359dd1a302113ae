package io.boxoffice.chaos;

/// The campaign could not be carried out; the message is for the user. Nothing was proved.
public final class ChaosFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  ChaosFailure(String message) {
    super(message);
    this.sentence = message;
  }

  ChaosFailure(String message, Throwable cause) {
    super(message, cause);
    this.sentence = message;
  }

  /// What is in the way.
  public String sentence() {
    return sentence;
  }
}

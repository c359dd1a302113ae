package io.boxoffice.bench;

/// What an answer means to who asked.
enum Outcome {
  SUCCEEDED,
  /// Done as asked, but not what is counted.
  ASIDE,
  /// The server is well and said no: sold out, over a limit, too busy.
  REFUSED,
  /// What a well server does not say to a good request.
  FAILED;

  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  /// @param success the only status that counts as success
  static Outcome of(int status, int success) {
    if (status == success) {
      return SUCCEEDED;
    }
    return status == CONFLICT || status == TOO_MANY || status == UNAVAILABLE ? REFUSED : FAILED;
  }
}

package io.boxoffice.simulators;

import io.boxoffice.core.PermanentFailure;

/// A request that cannot be understood. Becomes an answer at the edge of the server.
final class Rejected extends PermanentFailure {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  Rejected(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}

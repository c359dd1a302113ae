package io.boxoffice.eventlog;

/// The database refused a statement of a transaction; all of it is rolled back.
public final class AppendFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AppendFailed(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}

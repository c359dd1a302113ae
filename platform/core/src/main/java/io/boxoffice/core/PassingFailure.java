package io.boxoffice.core;

/// A failure that another try later may not meet: a lost connection, a time-out, a busy partner.
public class PassingFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PassingFailure(String what) {
    super(what);
  }

  public PassingFailure(String what, Throwable cause) {
    super(what, cause);
  }
}

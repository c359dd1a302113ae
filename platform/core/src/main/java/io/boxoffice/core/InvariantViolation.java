package io.boxoffice.core;

/// Something that cannot be, is: a defect, or a damaged log. Never caught to go on.
public final class InvariantViolation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvariantViolation(String what) {
    super(what);
  }
}

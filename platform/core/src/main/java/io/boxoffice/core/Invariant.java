package io.boxoffice.core;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

/// Checks what must hold. Always on: a broken invariant stops the unit of work that found it.
public final class Invariant {

  private Invariant() {}

  /// Throws [InvariantViolation] if it does not hold.
  public static void check(boolean holds, String what) {
    if (!holds) {
      throw new InvariantViolation(what);
    }
  }

  /// The same with a message in the manner of [String#format].
  @FormatMethod
  public static void check(boolean holds, @FormatString String format, Object... values) {
    if (!holds) {
      throw new InvariantViolation(format.formatted(values));
    }
  }
}

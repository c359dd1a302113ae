package io.boxoffice.core;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import org.jspecify.annotations.Nullable;

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

  /// The value, which must be there: throws [InvariantViolation] if it is null.
  public static <T> T present(@Nullable T value, String what) {
    if (value == null) {
      throw new InvariantViolation(what + " is missing");
    }
    return value;
  }
}

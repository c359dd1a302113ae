package io.boxoffice.app.simulation;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import org.jspecify.annotations.Nullable;

/// A promise or guarantee that does not hold. An error, so that nothing of the product takes it for
/// a failure of its own.
final class Violation extends Error {
  private static final long serialVersionUID = 1L;

  Violation(String what) {
    super(what);
  }

  /// Throws if it does not hold.
  @FormatMethod
  static void unless(boolean holds, @FormatString String format, @Nullable Object... values) {
    if (!holds) {
      throw new Violation(format.formatted(values));
    }
  }
}

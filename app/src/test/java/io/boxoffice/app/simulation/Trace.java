package io.boxoffice.app.simulation;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.ArrayDeque;
import java.util.Deque;

/// The last steps of a simulation, to be told with what they led to.
final class Trace {
  private static final int KEPT = 60;

  private final Deque<String> lines = new ArrayDeque<>();
  private long hash = 17;

  @FormatMethod
  void add(long micros, @FormatString String format, Object... values) {
    String line = "%12.3f ms  %s".formatted(micros / 1_000.0, format.formatted(values));
    hash = hash * 31 + line.hashCode();
    lines.add(line);
    if (lines.size() > KEPT) {
      lines.remove();
    }
  }

  /// Equal for equal histories.
  long hash() {
    return hash;
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}

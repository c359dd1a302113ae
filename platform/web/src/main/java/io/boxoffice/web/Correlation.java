package io.boxoffice.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What ties together everything that one request causes: `X-Correlation-Id`, and the W3C
/// `traceparent` if the caller sent a valid one. Also a parameter of controllers.
public final class Correlation {
  static final String HEADER = "X-Correlation-Id";
  static final String TRACEPARENT_HEADER = "traceparent";

  /// The name in log lines.
  static final String MDC_KEY = "correlationId";

  static final int ID_LENGTH_MAX = 64;

  private static final Pattern TRACEPARENT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private static final ScopedValue<Correlation> CURRENT = ScopedValue.newInstance();

  private final String id;
  private final @Nullable String traceparent;

  private Correlation(String id, @Nullable String traceparent) {
    this.id = id;
    this.traceparent = traceparent;
  }

  public static Correlation of(String id) {
    return new Correlation(id, null);
  }

  /// Takes over a traceparent if it is valid (W3C Trace Context, section 3.2), else ignores it.
  static Correlation of(String id, @Nullable String traceparent) {
    boolean valid = traceparent != null && TRACEPARENT.matcher(traceparent).matches();
    return new Correlation(id, valid ? traceparent : null);
  }

  /// Whether a caller may choose this id: 1 to 64 letters, digits, dots, underscores and hyphens.
  static boolean isId(String text) {
    if (text.isEmpty() || text.length() > ID_LENGTH_MAX) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean allowed =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '_'
              || c == '-';
      if (!allowed) {
        return false;
      }
    }
    return true;
  }

  /// The correlation of the request that this thread serves; throws [IllegalStateException] outside
  /// of one.
  public static Correlation current() {
    if (!CURRENT.isBound()) {
      throw new IllegalStateException("there is no request here");
    }
    return CURRENT.get();
  }

  /// Runs something, such as the handling of an event, as part of this correlation.
  public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  public String id() {
    return id;
  }

  public Optional<String> traceparent() {
    return Optional.ofNullable(traceparent);
  }
}

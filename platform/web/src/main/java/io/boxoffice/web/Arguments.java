package io.boxoffice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parameters that controllers can take from us.
final class Arguments {
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final int IDEMPOTENCY_KEY_LENGTH_MAX = 200;
  static final String PREFER = "Prefer";

  /// Who makes requests without a token.
  static final String ANONYMOUS = "anonymous";

  private static final Pattern WAIT =
      Pattern.compile(
          "(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,6})\"?\\s*(?:$|[,;])", Pattern.CASE_INSENSITIVE);

  private Arguments() {}

  static List<Argument<?>> all() {
    return List.of(
        new Argument<>(
            Caller.class,
            (request, _) -> AccessFilter.caller(request),
            AccessFilter.unauthenticated()),
        always(Correlation.class, (_, _) -> Optional.of(Correlation.current())),
        always(PageRequest.class, (request, _) -> Optional.of(page(request))),
        always(IdempotentRequest.class, (request, _) -> Optional.of(idempotent(request))),
        always(IfMatch.class, (request, _) -> Optional.of(IfMatch.of(request))),
        always(Waiting.class, (request, response) -> Optional.of(waiting(request, response))));
  }

  private static <T> Argument<T> always(Class<T> type, Argument.Reader<T> reader) {
    return new Argument<>(type, reader, Problem.invalid(type.getSimpleName(), "is required"));
  }

  private static PageRequest page(HttpServletRequest request) {
    int limit = limit(request.getParameter("limit"));
    String cursor = request.getParameter("cursor");
    String list = list(request);
    return cursor == null || cursor.isEmpty()
        ? PageRequest.first(list, limit)
        : PageRequest.after(Cursor.parse(cursor, list), list, limit);
  }

  /// The path with the filters, in an order of their own: what a cursor is good for.
  private static String list(HttpServletRequest request) {
    var filters = new TreeMap<>(request.getParameterMap());
    filters.remove("limit");
    filters.remove("cursor");
    var list = new StringBuilder(request.getRequestURI());
    filters.forEach((name, values) -> list.append('\n').append(name).append(Arrays.asList(values)));
    return list.toString();
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return PageRequest.LIMIT_DEFAULT;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= PageRequest.LIMIT_MAX) {
        return limit;
      }
    } catch (NumberFormatException _) {
      // Told below like a number out of range.
    }
    throw new ProblemException(
        Problem.invalid("limit", "must be a whole number from 1 to " + PageRequest.LIMIT_MAX));
  }

  private static IdempotentRequest idempotent(HttpServletRequest request) {
    String key = request.getHeader(IDEMPOTENCY_KEY);
    if (key == null) {
      return IdempotentRequest.without();
    }
    if (!isKey(key)) {
      throw new ProblemException(
          Problem.invalid(
              IDEMPOTENCY_KEY,
              "must be 1 to " + IDEMPOTENCY_KEY_LENGTH_MAX + " visible ASCII characters"));
    }
    String subject =
        AccessFilter.caller(request).map(caller -> caller.account().toString()).orElse(ANONYMOUS);
    return IdempotentRequest.with(
        new IdempotencyKey(
            subject,
            request.getMethod(),
            request.getRequestURI(),
            key,
            BodyFilter.sha256(request)));
  }

  private static boolean isKey(String text) {
    return !text.isEmpty()
        && text.length() <= IDEMPOTENCY_KEY_LENGTH_MAX
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /// A malformed preference is ignored, as RFC 7240 section 2 says.
  private static Waiting waiting(HttpServletRequest request, HttpServletResponse response) {
    for (String preferences : Collections.list(request.getHeaders(PREFER))) {
      Matcher wait = WAIT.matcher(preferences);
      if (wait.find()) {
        long asked = Long.parseLong(wait.group(1));
        long seconds = Math.min(asked, Waiting.MAX.toSeconds());
        response.setHeader("Preference-Applied", "wait=" + seconds);
        return new Waiting(Duration.ofSeconds(seconds));
      }
    }
    return Waiting.none();
  }
}

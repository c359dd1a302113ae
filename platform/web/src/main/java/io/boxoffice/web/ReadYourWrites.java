package io.boxoffice.web;

import io.boxoffice.messaging.Platform;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets a GET that brings a `Boxoffice-Position` wait until the read models of this process tell of
/// it. If they do not in time, it answers what there is, marked as stale.
final class ReadYourWrites implements HandlerInterceptor {
  static final String STALE_HEADER = "Boxoffice-Stale";

  /// Longer than any read model lags in good health, shorter than a reader's patience.
  static final Duration WAIT_MAX = Duration.ofSeconds(2);

  private final ObjectProvider<Platform> platforms;

  ReadYourWrites(ObjectProvider<Platform> platforms) {
    this.platforms = platforms;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String given = request.getHeader(LogPosition.HEADER);
    if (given != null && request.getMethod().equals("GET")) {
      LogPosition wanted = LogPosition.parse(given).orElseThrow(ReadYourWrites::invalid);
      Optional<Platform> platform = platforms.stream().findFirst();
      if (platform.isPresent()
          && !platform.get().awaitApplied(wanted.log(), wanted.position(), WAIT_MAX)) {
        response.setHeader(STALE_HEADER, "true");
      }
    }
    return true;
  }

  private static ProblemException invalid() {
    return new ProblemException(
        Problem.of(
            400,
            "invalid-position",
            "This Boxoffice-Position is not one we gave. Leave the header out."));
  }
}

package io.boxoffice.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerMapping;

/// Times each request by its route and how it ended: the metric `http.server.requests` with the
/// tags that Spring Boot gives it. Boot's own observation of requests takes as long as reading and
/// checking a token; this looks up a timer.
final class RequestTimes extends RequestFilter {
  private static final String NAME = "http.server.requests";
  private static final String UNKNOWN = "UNKNOWN";
  private static final Set<String> METHODS =
      Arrays.stream(HttpMethod.values())
          .map(HttpMethod::name)
          .collect(Collectors.toUnmodifiableSet());

  /// As many as there are routes, their methods and the statuses that we answer.
  private final Map<Ended, Timer> timers = new ConcurrentHashMap<>();

  private final MeterRegistry registry;

  RequestTimes(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long begun = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      timers
          .computeIfAbsent(Ended.of(request, response), this::timer)
          .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
  }

  private Timer timer(Ended ended) {
    return registry.timer(
        NAME,
        Tags.of(
            "method",
            ended.method,
            "uri",
            ended.route,
            "status",
            Integer.toString(ended.status),
            "outcome",
            ended.outcome()));
  }

  /// @param route its pattern; nobody makes timers by asking for addresses that there are not
  private record Ended(String method, String route, int status) {

    static Ended of(HttpServletRequest request, HttpServletResponse response) {
      Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
      return new Ended(
          method(request.getMethod()),
          pattern instanceof String route ? route : UNKNOWN,
          response.getStatus());
    }

    String outcome() {
      HttpStatus.Series series = HttpStatus.Series.resolve(status);
      return series == null ? UNKNOWN : series.name();
    }

    private static String method(String sent) {
      return METHODS.contains(sent) ? sent : UNKNOWN;
    }
  }
}

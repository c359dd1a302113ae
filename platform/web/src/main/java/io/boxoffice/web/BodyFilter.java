package io.boxoffice.web;

import io.boxoffice.core.Sha256;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Limits the size of bodies, and takes the SHA-256 of those that come with an `Idempotency-Key`:
/// only then is a body kept in memory, since whether it was read completely is not known otherwise.
final class BodyFilter extends RequestFilter {
  private static final String BODY_SHA_256 = "io.boxoffice.web.bodySha256";

  private final long max;
  private final List<Larger> larger;

  BodyFilter(WebProperties properties, List<BodyLimit> larger) {
    this.max = properties.bodyMax().toBytes();
    this.larger =
        larger.stream()
            .map(
                limit ->
                    new Larger(
                        PathPatternParser.defaultInstance.parse(limit.pattern()),
                        limit.max().toBytes()))
            .toList();
  }

  /// SHA-256 of the body of a request that has an `Idempotency-Key`, in hexadecimal.
  static String sha256(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(BODY_SHA_256));
  }

  @Override
  void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    refuseWildcard(request.getContentType());
    long length = request.getContentLengthLong();
    long limit = length > max || length < 0 ? limit(request) : max;
    if (length > limit) {
      throw new BodyTooLarge(limit);
    }
    HttpServletRequest limited = length < 0 ? new LimitedBody(request, limit) : request;
    if (request.getHeader(Arguments.IDEMPOTENCY_KEY) == null) {
      chain.doFilter(limited, response);
    } else {
      byte[] body = limited.getInputStream().readAllBytes();
      request.setAttribute(BODY_SHA_256, HexFormat.of().formatHex(Sha256.of(body)));
      chain.doFilter(new KeptBody(request, body), response);
    }
  }

  /// Spring MVC fails over a type that stands for several.
  private static void refuseWildcard(@Nullable String contentType) {
    if (contentType != null && contentType.split(";", 2)[0].contains("*")) {
      throw new ProblemException(RequestProblems.ofStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
    }
  }

  private long limit(HttpServletRequest request) {
    PathContainer path = ServletRequestPathUtils.parseAndCache(request).pathWithinApplication();
    return larger.stream()
        .filter(limit -> limit.pattern.matches(path))
        .mapToLong(Larger::max)
        .findFirst()
        .orElse(max);
  }

  private record Larger(PathPattern pattern, long max) {}
}

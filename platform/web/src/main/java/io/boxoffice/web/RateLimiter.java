package io.boxoffice.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.boxoffice.core.InvariantViolation;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// Limits how often something may be done per key, such as a client address or an account. Counts
/// within this process; keys that were not seen for the limit's period are forgotten, which changes
/// nothing because their bucket is full again by then.
public final class RateLimiter {

  /// Per limit. A bucket takes about 300 bytes; beyond this the least used keys are forgotten.
  static final int KEYS_MAX = 100_000;

  private final Map<String, Limit> limits;

  public RateLimiter(Map<String, WebProperties.RateLimit> limits) {
    this.limits =
        limits.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Limit.of(e.getValue())));
  }

  /// Takes one permit; throws a [ProblemException] with 429 `too-many-requests`, `Retry-After` and
  /// `RateLimit-*` headers when there is none.
  public void check(String limitName, String key) {
    Standing standing = take(limitName, key);
    if (standing.refused()) {
      throw new ProblemException(standing.problem());
    }
  }

  /// Takes one permit and tells how many are left.
  Standing take(String limitName, String key) {
    Limit limit = limits.get(limitName);
    if (limit == null) {
      throw new InvariantViolation("there is no rate limit named " + limitName);
    }
    var probe = limit.buckets.get(key).tryConsumeAndReturnRemaining(1);
    return new Standing(
        !probe.isConsumed(),
        limit.permits,
        probe.getRemainingTokens(),
        seconds(probe.getNanosToWaitForRefill()),
        seconds(probe.getNanosToWaitForReset()));
  }

  private static long seconds(long nanos) {
    return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
  }

  /// How one key stands with a limit; times in seconds, rounded up.
  record Standing(boolean refused, long limit, long remaining, long retryAfter, long reset) {

    Map<String, String> headers() {
      return Map.of(
          "RateLimit-Limit", Long.toString(limit),
          "RateLimit-Remaining", Long.toString(remaining),
          "RateLimit-Reset", Long.toString(reset));
    }

    Problem problem() {
      Problem problem =
          Problem.of(429, "too-many-requests", "Too many tries. Try again in a while.")
              .with(Problem.RETRY_AFTER_SECONDS, retryAfter)
              .withHeader(Problem.RETRY_AFTER, Long.toString(Math.max(1, retryAfter)));
      for (var header : headers().entrySet()) {
        problem = problem.withHeader(header.getKey(), header.getValue());
      }
      return problem;
    }
  }

  private record Limit(long permits, LoadingCache<String, Bucket> buckets) {

    static Limit of(WebProperties.RateLimit limit) {
      LoadingCache<String, Bucket> buckets =
          Caffeine.newBuilder()
              .maximumSize(KEYS_MAX)
              .expireAfterAccess(limit.per())
              .build(_ -> bucket(limit));
      return new Limit(limit.permits(), buckets);
    }

    private static Bucket bucket(WebProperties.RateLimit limit) {
      return Bucket.builder()
          .addLimit(
              bandwidth ->
                  bandwidth.capacity(limit.permits()).refillGreedy(limit.permits(), limit.per()))
          .build();
    }
  }
}

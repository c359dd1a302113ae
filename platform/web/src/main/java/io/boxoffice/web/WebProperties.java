package io.boxoffice.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Limits of the HTTP side.
///
/// @param bodyMax the largest body of a request; 64 KiB
/// @param headersMax the largest request line and headers together; 16 KiB
/// @param connectionsMax connections open at once, further ones wait in the backlog; 8,192
/// @param backlog connections that wait to be accepted, as far as the system allows it (Linux:
///     `net.core.somaxconn`); whoever finds no place there waits a second or more; 8,192
/// @param requestsAtOnce requests under way at once, those that wait for an outcome among them;
///     further ones are answered 429; 4,096
/// @param requestsOfOneAddress those of them that ask the same address, such as the holds of one
///     show; 512
/// @param connectionTimeout how long a client may be silent while it sends a request; 20 s
/// @param keepAliveTimeout how long a connection without requests stays open; 60 s
/// @param requestTimeout how long an answer may be under way asynchronously before it is given up
///     with 503; streams of events set their own; 30 s
/// @param shutdownTimeout how long requests under way may take to finish at shutdown; 20 s
/// @param tokensKept verified access tokens remembered, about 1 KB each; 50,000
/// @param rateLimits named limits; `sign-in` 30 and `registration` 20 per minute and client address
@ConfigurationProperties("boxoffice.web")
@Validated
public record WebProperties(
    @DefaultValue("64KB") DataSize bodyMax,
    @DefaultValue("16KB") DataSize headersMax,
    @DefaultValue("8192") @Min(1) @Max(1_000_000) int connectionsMax,
    @DefaultValue("8192") @Min(1) @Max(65_535) int backlog,
    @DefaultValue("4096") @Min(1) @Max(1_000_000) int requestsAtOnce,
    @DefaultValue("512") @Min(1) @Max(1_000_000) int requestsOfOneAddress,
    @DefaultValue("20s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration connectionTimeout,
    @DefaultValue("60s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration keepAliveTimeout,
    @DefaultValue("30s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration requestTimeout,
    @DefaultValue("20s") @DurationMin(millis = 0) @DurationMax(minutes = 10)
        Duration shutdownTimeout,
    @DefaultValue("50000") @Min(1) @Max(10_000_000) int tokensKept,
    @DefaultValue Map<String, @Valid RateLimit> rateLimits) {

  public static final String SIGN_IN = "sign-in";
  public static final String REGISTRATION = "registration";

  private static final Map<String, RateLimit> RATE_LIMITS =
      Map.of(
          SIGN_IN, new RateLimit(30, Duration.ofMinutes(1)),
          REGISTRATION, new RateLimit(20, Duration.ofMinutes(1)));

  /// The given limits stand in the place of the built-in ones.
  public WebProperties {
    var all = new HashMap<>(RATE_LIMITS);
    rateLimits.forEach((name, limit) -> all.put(limited(name), limit));
    rateLimits = Map.copyOf(all);
  }

  /// Variables of the environment can't hold the hyphens of a name.
  private static String limited(String given) {
    return RATE_LIMITS.keySet().stream()
        .filter(name -> name.replace("-", "").equals(given.replace("-", "")))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "boxoffice.web.rate-limits has no limit named " + given));
  }

  /// How often something may be done.
  ///
  /// @param permits how often at once, and per period
  /// @param per the period
  public record RateLimit(
      @DefaultValue("30") @Min(1) @Max(1_000_000_000) int permits,
      @DefaultValue("1m") @DurationMin(millis = 1) @DurationMax(days = 1) Duration per) {}
}

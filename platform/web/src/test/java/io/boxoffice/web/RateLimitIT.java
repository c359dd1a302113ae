package io.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.core.InvariantViolation;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;

/// Limits from the configuration, and a configuration that makes no sense.
final class RateLimitIT {

  @Test
  void too_many_tries_of_one_address_are_refused_for_a_while() {
    try (var shop =
        new Shop(
            "--boxoffice.web.rate-limits.sign-in.permits=2",
            "--boxoffice.web.rate-limits.sign-in.per=1h")) {
      var first = shop.postJson("/public/sign-in", "{}");
      assertThat(first.status()).isEqualTo(200);
      assertThat(first.header("RateLimit-Limit")).isEqualTo("2");
      assertThat(first.header("RateLimit-Remaining")).isEqualTo("1");
      assertThat(shop.postJson("/public/sign-in", "{}").status()).isEqualTo(200);

      var refused = shop.postJson("/public/sign-in", "{}");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.slug()).isEqualTo("too-many-requests");
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 1_800);
      assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
      assertThat(refused.json().path("retryAfterSeconds").asInt()).isPositive();

      // A header is no other address.
      assertThat(shop.post("/public/sign-in", "", "X-Forwarded-For", "203.0.113.9").status())
          .isEqualTo(429);
    }
  }

  @Test
  void keys_and_limits_do_not_share_permits() {
    try (var shop = new Shop("--boxoffice.web.rate-limits.registration.permits=1")) {
      var limiter = shop.bean(RateLimiter.class);
      limiter.check(WebProperties.REGISTRATION, "a");
      limiter.check(WebProperties.REGISTRATION, "b");
      limiter.check(WebProperties.SIGN_IN, "a");

      assertThatThrownBy(() -> limiter.check(WebProperties.REGISTRATION, "a"))
          .isInstanceOf(ProblemException.class);
      assertThatThrownBy(() -> limiter.check("nonsense", "a"))
          .isInstanceOf(InvariantViolation.class);
    }
  }

  @Test
  void a_limit_that_makes_no_sense_stops_the_start() {
    assertThatThrownBy(() -> new Shop("--boxoffice.web.connections-max=0").close())
        .hasRootCauseInstanceOf(BindValidationException.class);
    assertThatThrownBy(() -> new Shop("--boxoffice.web.rate-limits.sign-in.permits=0").close())
        .hasRootCauseInstanceOf(BindValidationException.class);
  }
}

package io.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A token is verified once, and known no longer than it lives.
final class TokenVerifierTest {
  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final int KEPT = 100;
  private static final Caller CALLER =
      new Caller(new UUID(1, 2), Set.of(Role.CUSTOMER), Map.of(), false);

  private final MovableClock clock = new MovableClock();
  private final CountedKeys keys = new CountedKeys();
  private final TokenVerifier verifier = new TokenVerifier(keys, clock, KEPT);
  private final TokenIssuer issuer = new TokenIssuer(keys, clock);

  @Test
  void a_token_is_verified_once() {
    String token = issuer.issue(CALLER, LIFE);

    for (int i = 0; i < 5; i++) {
      assertThat(verifier.verify(token)).contains(CALLER);
    }
    assertThat(keys.asked.size()).isEqualTo(1);
  }

  @Test
  void a_known_token_is_refused_from_the_moment_it_expires() {
    String token = issuer.issue(CALLER, LIFE);
    assertThat(verifier.verify(token)).isPresent();

    clock.now = clock.now.plus(LIFE).minusMillis(1);
    assertThat(verifier.verify(token)).isPresent();

    clock.now = clock.now.plusMillis(1);
    assertThat(verifier.verify(token)).isEmpty();
    assertThat(verifier.verify(token)).isEmpty();
  }

  @Test
  void tokens_that_expired_make_room_for_new_ones() {
    for (int i = 0; i < KEPT; i++) {
      verify(issuer.issue(CALLER, LIFE), 10);
    }
    clock.now = clock.now.plus(LIFE).plusSeconds(1);
    keys.asked.clear();

    List<String> fresh = Stream.generate(() -> issuer.issue(CALLER, LIFE)).limit(KEPT / 2).toList();
    fresh.forEach(token -> verify(token, 1));
    fresh.forEach(token -> verify(token, 1));

    assertThat(keys.asked.size()).isEqualTo(KEPT / 2);
  }

  private void verify(String token, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(verifier.verify(token)).isPresent();
    }
  }

  private static final class MovableClock extends Clock {
    private Instant now = Instant.parse("2026-05-01T18:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static final class CountedKeys implements SigningKeys {
    private final GeneratedKey key = GeneratedKey.withId("k");
    private final List<String> asked = new ArrayList<>();

    @Override
    public ECKey current() {
      return key.current();
    }

    @Override
    public List<ECKey> all() {
      asked.add("all");
      return key.all();
    }
  }
}

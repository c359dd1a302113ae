package io.boxoffice.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Verifies access tokens: ES256 by one of our keys, our issuer, in their time, with an account.
///
/// A token is verified once and then known until it expires, when it makes room for others:
/// checking the signature costs about 200 µs of CPU, finding a known token well under 1 µs. What is
/// refused is not remembered.
public final class TokenVerifier {

  /// Ours have 300 to 1,000 characters; a longer text is not worth parsing.
  static final int TOKEN_LENGTH_MAX = 8_192;

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final Cache<String, Known> known;
  private final Clock clock;

  public TokenVerifier(SigningKeys keys, Clock clock, int tokensKept) {
    this.clock = clock;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(tokensKept)
            .expireAfter(Expiry.creating((String _, Known token) -> left(token)))
            .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
            // Its upkeep is short, and costs less here than waking another thread for it.
            .executor(Runnable::run)
            .build();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.ES256,
            (selector, _) -> selector.select(new JWKSet(List.<JWK>copyOf(keys.all())))));
    processor.setJWTClaimsSetVerifier(new ClaimsVerifier(clock));
  }

  /// The caller that the token speaks for; empty if it is not, or no longer, a token of ours.
  public Optional<Caller> verify(String token) {
    Known found = known.getIfPresent(token);
    if (found != null) {
      return found.caller();
    }
    return token.length() > TOKEN_LENGTH_MAX ? Optional.empty() : verifyNew(token);
  }

  private Duration left(Known token) {
    return Duration.between(clock.instant(), token.expiresAt());
  }

  private Optional<Caller> verifyNew(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      var caller = Optional.of(TokenClaims.caller(claims));
      known.put(token, new Known(caller, claims.getExpirationTime().toInstant()));
      return caller;
    } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The answer to give again; its Optional is kept so that the hot path allocates nothing.
  private record Known(Optional<Caller> caller, Instant expiresAt) {}

  private static final class ClaimsVerifier extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final Clock clock;

    ClaimsVerifier(Clock clock) {
      super(
          new JWTClaimsSet.Builder().issuer(TokenClaims.ISSUER).build(),
          Set.of("sub", "exp", TokenClaims.ROLES));
      this.clock = clock;
      setMaxClockSkew(0);
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }
}

package io.boxoffice.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Issues access tokens: JWT (RFC 7519) signed with ES256 by the current key.
public final class TokenIssuer {
  private final SigningKeys keys;
  private final Clock clock;

  public TokenIssuer(SigningKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  public String issue(
      UUID account, Set<Role> roles, Map<UUID, Set<Role>> organizations, Duration life) {
    return issue(new Caller(account, roles, organizations, false), life);
  }

  public String issue(Caller caller, Duration life) {
    Instant now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(TokenClaims.ISSUER)
            .subject(caller.account().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)))
            .claim(TokenClaims.ROLES, names(caller.roles()))
            .claim(TokenClaims.ORGANIZATIONS, organizations(caller))
            .build();
    return sign(claims, keys.current());
  }

  private static Object organizations(Caller caller) {
    if (caller.everyOrganization()) {
      return TokenClaims.EVERY_ORGANIZATION;
    }
    var organizations = new TreeMap<String, List<String>>();
    caller.organizations().forEach((id, roles) -> organizations.put(id.toString(), names(roles)));
    return organizations;
  }

  private static List<String> names(Set<Role> roles) {
    return roles.stream().sorted().map(Role::name).toList();
  }

  private static String sign(JWTClaimsSet claims, ECKey key) {
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.ES256)
              .type(JOSEObjectType.JWT)
              .keyID(key.getKeyID())
              .build();
      var token = new SignedJWT(header, claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("the signing key " + key.getKeyID() + " can't sign", e);
    }
  }
}

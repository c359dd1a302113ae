package io.boxoffice.web;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What our access tokens say about their caller.
final class TokenClaims {
  static final String ISSUER = "boxoffice";
  static final String ROLES = "roles";
  static final String ORGANIZATIONS = "orgs";
  static final String EVERY_ORGANIZATION = "*";

  private TokenClaims() {}

  /// Throws [IllegalArgumentException] or [ParseException] if a claim is not what we issue.
  static Caller caller(JWTClaimsSet claims) throws ParseException {
    UUID account = UUID.fromString(claims.getSubject());
    Set<Role> roles = roles(claims.getStringListClaim(ROLES));
    Object organizations = claims.getClaim(ORGANIZATIONS);
    return switch (organizations) {
      case null -> new Caller(account, roles, Map.of(), false);
      case String every when every.equals(EVERY_ORGANIZATION) ->
          new Caller(account, roles, Map.of(), true);
      case Map<?, ?> map -> new Caller(account, roles, organizations(map), false);
      case Object other -> throw new IllegalArgumentException("organizations can't be " + other);
    };
  }

  private static Map<UUID, Set<Role>> organizations(Map<?, ?> claim) {
    var organizations = new HashMap<UUID, Set<Role>>();
    claim.forEach(
        (id, roles) -> {
          if (!(roles instanceof List<?> list)) {
            throw new IllegalArgumentException("roles of an organization must be a list");
          }
          organizations.put(UUID.fromString(String.valueOf(id)), roles(list));
        });
    return organizations;
  }

  private static Set<Role> roles(List<?> names) {
    var roles = EnumSet.noneOf(Role.class);
    for (Object name : names == null ? List.of() : names) {
      roles.add(Role.valueOf(String.valueOf(name)));
    }
    return roles;
  }
}

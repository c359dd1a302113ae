package io.boxoffice.postgres;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The roles of one service in one database. Roles belong to the whole server, so their names begin
/// with the database's. A service's name has no underscore, so no two services share a role.
record ServiceRoles(String database, String service, String secret) {
  private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9]{0,20}");
  private static final Set<String> TAKEN = Set.of("owner", "readers", "public");

  ServiceRoles {
    if (!SERVICE.matcher(service).matches() || TAKEN.contains(service)) {
      throw new IllegalArgumentException("not a name for a service: " + service);
    }
  }

  /// Runs the service: reads and writes rows of its own schema.
  String runner() {
    return database + "_" + service;
  }

  /// Owns the schema and all in it; only migrations work as it.
  String owner() {
    return runner() + "_owner";
  }

  /// A group of all runners, to which a service grants what all others may read.
  String readers() {
    return database + "_readers";
  }

  /// Derived, so that it is stored nowhere: HMAC-SHA-256 (RFC 2104) of the role's name.
  String password(String role) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] digest = mac.doFinal(("database role " + role).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "ServiceRoles[" + runner() + "]";
  }
}

package io.boxoffice.web;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;

/// The keys of access tokens: P-256, each with a key id. Rotation adds a new current key and keeps
/// the public part of older ones for as long as their tokens live, so that nobody is signed out.
///
/// Read on each token seen for the first time, from any thread: answers must come from memory.
public interface SigningKeys {

  /// The key that signs new tokens, with its private part.
  ECKey current();

  /// Every key whose tokens are still good, the current one among them.
  List<ECKey> all();

  /// The public keys as a JSON Web Key Set (RFC 7517 section 5). Holds no private part.
  default String jwks() {
    return new JWKSet(List.<JWK>copyOf(all())).toString(true);
  }
}

package io.boxoffice.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.List;

/// One signing key made now and kept in memory: its tokens end with the process. For tests, and as
/// the way to make a key that is then stored.
public record GeneratedKey(ECKey current) implements SigningKeys {

  public static GeneratedKey withId(String keyId) {
    try {
      return new GeneratedKey(
          new ECKeyGenerator(Curve.P_256)
              .keyID(keyId)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .generate());
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  @Override
  public List<ECKey> all() {
    return List.of(current);
  }
}

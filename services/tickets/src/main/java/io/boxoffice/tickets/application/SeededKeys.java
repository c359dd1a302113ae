package io.boxoffice.tickets.application;

import io.boxoffice.core.Invariant;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;

/// Ed25519 keys from the secret bytes that they are made of (RFC 8032 section 5.1.5). The JDK
/// computes a public key only while it generates a pair, so its generator is given the seed in
/// place of chance. A test holds this to the RFC's vectors.
final class SeededKeys {
  private static final int SEED_BYTES = 32;

  private SeededKeys() {}

  static KeyPair ed25519(byte[] seed) {
    Invariant.check(seed.length == SEED_BYTES, "a seed has %d bytes", SEED_BYTES);
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Given(seed.clone()));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /// Gives these bytes and no others.
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] bytes;

    Given(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] wanted) {
      Invariant.check(wanted.length == bytes.length, "%d bytes asked for", wanted.length);
      System.arraycopy(bytes, 0, wanted, 0, bytes.length);
    }
  }
}

package io.boxoffice.accounts.adapter;

import io.boxoffice.accounts.application.Passwords;
import io.boxoffice.core.PassingFailure;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Hashes passwords with Argon2id (RFC 9106). A hash names its parameters, so they may change.
public final class Argon2Passwords implements Passwords {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int PARALLELISM = 1;

  /// At 50 ms a hash and two at once, 400 people wait before the last is told to come back.
  private static final Duration TURN_WITHIN = Duration.ofSeconds(10);

  private final Argon2PasswordEncoder encoder;

  /// Each hash takes its own memory, so few are made at once.
  private final Semaphore hashing;

  private final String hashOfNobody;

  /// @param memoryKib memory of one hash, in KiB
  /// @param atOnce hashes made at the same time
  public Argon2Passwords(int memoryKib, int iterations, int atOnce) {
    this.encoder =
        new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, memoryKib, iterations);
    this.hashing = new Semaphore(atOnce, true);
    byte[] unknown = new byte[HASH_BYTES];
    new SecureRandom().nextBytes(unknown);
    this.hashOfNobody = hash(Base64.getEncoder().encodeToString(unknown));
  }

  @Override
  public String hash(String password) {
    return inTurn(() -> encoder.encode(normalized(password)));
  }

  @Override
  public boolean matches(String password, String hash) {
    return inTurn(() -> encoder.matches(normalized(password), hash));
  }

  @Override
  public String hashOfNobody() {
    return hashOfNobody;
  }

  /// Keyboards write the same letter in different ways (NIST SP 800-63B, section 3.1.1.2).
  private static String normalized(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!hashing.tryAcquire(TURN_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PassingFailure("too many passwords wait to be hashed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PassingFailure("interrupted while waiting to hash a password", e);
    }
    try {
      return work.get();
    } finally {
      hashing.release();
    }
  }
}

package io.boxoffice.accounts.adapter;

import io.boxoffice.accounts.application.Passwords;
import io.boxoffice.core.PassingFailure;
import io.boxoffice.core.PermanentFailure;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Hashes passwords with Argon2id (RFC 9106). A hash names its parameters, so they may change.
///
/// Hashes on threads of the platform: the system shares the processors among those, where a virtual
/// thread that computes for 50 ms would let no other request go on.
public final class Argon2Passwords implements Passwords, AutoCloseable {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int PARALLELISM = 1;

  /// At 50 ms a hash and two at once, 400 people wait before the last is told to come back.
  private static final Duration TURN_WITHIN = Duration.ofSeconds(10);

  private final Argon2PasswordEncoder encoder;
  private final ExecutorService threads;

  /// Each hash takes its own memory, so few are made at once.
  private final Semaphore hashing;

  /// Made in the background: whoever starts the service need not wait for it.
  private final Future<String> hashOfNobody;

  /// @param memoryKib memory of one hash, in KiB
  /// @param atOnce hashes made at the same time
  public Argon2Passwords(int memoryKib, int iterations, int atOnce) {
    this.encoder =
        new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, memoryKib, iterations);
    this.hashing = new Semaphore(atOnce, true);
    this.threads =
        Executors.newFixedThreadPool(
            atOnce, Thread.ofPlatform().daemon().name("password-", 0).factory());
    byte[] unknown = new byte[HASH_BYTES];
    new SecureRandom().nextBytes(unknown);
    this.hashOfNobody =
        threads.submit(() -> encoder.encode(Base64.getEncoder().encodeToString(unknown)));
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
    return made(hashOfNobody);
  }

  /// Keyboards write the same letter in different ways (NIST SP 800-63B, section 3.1.1.2).
  private static String normalized(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private <T> T inTurn(Callable<T> work) {
    try {
      if (!hashing.tryAcquire(TURN_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PassingFailure("too many passwords wait to be hashed");
      }
      try {
        return made(threads.submit(work));
      } finally {
        hashing.release();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (RejectedExecutionException e) {
      throw new PassingFailure("the service is stopping", e);
    }
  }

  private static <T> T made(Future<T> making) {
    try {
      return making.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw new PermanentFailure("a password could not be hashed", e.getCause());
    }
  }

  private static PassingFailure interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new PassingFailure("interrupted while a password was hashed", e);
  }

  @Override
  public void close() {
    threads.close();
  }
}

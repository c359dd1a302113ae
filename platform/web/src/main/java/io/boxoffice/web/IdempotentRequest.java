package io.boxoffice.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a request carries an `Idempotency-Key`: a parameter of controllers whose POST creates or
/// moves something. A malformed key is a 400 before the controller is called.
public final class IdempotentRequest {
  private final @Nullable IdempotencyKey key;

  private IdempotentRequest(@Nullable IdempotencyKey key) {
    this.key = key;
  }

  public static IdempotentRequest with(IdempotencyKey key) {
    return new IdempotentRequest(key);
  }

  public static IdempotentRequest without() {
    return new IdempotentRequest(null);
  }

  public Optional<IdempotencyKey> key() {
    return Optional.ofNullable(key);
  }

  /// The key, or a [ProblemException] with 400 `idempotency-key-required`.
  public IdempotencyKey required() {
    return key()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        400,
                        "idempotency-key-required",
                        "This request needs an Idempotency-Key header, so that it can be sent again"
                            + " safely.")));
  }

  /// What the second of two different requests with one key is told (422).
  public static Problem reused() {
    return Problem.of(
        422,
        "idempotency-key-reused",
        "This Idempotency-Key was used for another request. Use a new key for a new request.");
  }
}

package io.boxoffice.eventlog;

import java.time.Duration;

/// Makes a command from outside happen once.
///
/// @param scope subject, method, path and the caller's key, as one text
/// @param bodySha256 hex; the same key with another body is a mistake of the caller
public record IdempotencyKey(String scope, String bodySha256) {

  /// How long an answer is kept; after that the key is like new.
  public static final Duration KEPT = Duration.ofHours(24);
}

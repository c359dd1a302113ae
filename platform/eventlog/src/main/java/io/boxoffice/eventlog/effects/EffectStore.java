package io.boxoffice.eventlog.effects;

import io.boxoffice.eventlog.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The effects of a service that are still to be made. All throw
/// [io.boxoffice.core.PassingFailure] if that can't be done now.
interface EffectStore {

  /// Claims up to `limit` effects of a kind that came due between two times, both included, the
  /// oldest first, so that nobody else makes them. A claim is a lease: it ends by itself when the
  /// process dies.
  List<Claimed> claim(String kind, Instant from, Instant now, int limit, Duration lease);

  /// Sets an effect back for a later try, and ends its claim.
  ///
  /// @param tries made now: 0 if the target was not called
  void retry(UUID id, int tries, Instant dueAt, String error);

  /// How many effects of a kind are still to be made.
  long pending(String kind);

  /// An effect that is to be made by who claimed it.
  record Claimed(
      UUID id, String payload, Metadata metadata, int tries, Instant wishedAt, Instant dueAt) {}
}

package io.boxoffice.messaging;

import java.util.Map;
import java.util.Set;

/// A named reader of logs with checkpoints. Handlers never call the outside world: that is an
/// effect.
///
/// Guarantees: events of one key arrive in position order (SUB1); each has its effect once,
/// whatever crashes (SUB2); an event that fails is set aside, and the later ones of its key queue
/// behind it while all others flow on (SUB5); types not asked for are skipped (SUB8).
public sealed interface Subscription permits Reaction, Projection {

  /// A subscription may be split by key hash into this many partitions at most.
  int PARTITIONS_MAX = 64;

  /// Unique within the installation; part of its checkpoints' names, so it never changes.
  String name();

  /// Into how many parts it is split by key hash; each has its own checkpoints. Never changes.
  int partitions();

  /// The stored event types it asks for, by log.
  Map<String, Set<String>> typesByLog();
}

package io.boxoffice.telemetry;

import java.util.Optional;

/// A part without which a process does not do its work, such as a writer or a subscription: a bean
/// of this makes the process unhealthy once the part failed for good. A failure that is being
/// retried is none.
public interface Vital {

  /// The part's name in logs, such as `orders writer`.
  String name();

  /// Why the part will not work again; empty while it works. Asked every few seconds, from any
  /// thread: answers at once, from memory.
  Optional<String> failure();
}

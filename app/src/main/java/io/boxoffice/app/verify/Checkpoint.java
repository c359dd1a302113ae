package io.boxoffice.app.verify;

import java.util.Optional;

/// Where a subscription of a service stands in a log.
///
/// @param consumer whose subscription it is
/// @param name as it is stored: `subscription/log/partition`
record Checkpoint(
    ServiceLog consumer, String name, String subscription, String log, long position) {

  /// Empty if the name is not a checkpoint's.
  static Optional<Checkpoint> parse(ServiceLog consumer, String name, long position) {
    String[] parts = name.split("/", -1);
    return parts.length == 3
        ? Optional.of(new Checkpoint(consumer, name, parts[0], parts[1], position))
        : Optional.empty();
  }
}

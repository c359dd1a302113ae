package io.boxoffice.messaging;

import java.time.Duration;
import java.util.Set;

/// The events of one log, as a transport brings them to subscribers of one process. Safe for many
/// threads.
public interface Feed {

  /// Says which types will be asked for, so that they are kept at hand from now on.
  void ask(Set<String> types);

  /// Up to `limit` events behind a position, of the given types, whose key hash falls into the
  /// partition. Never waits for events; throws [io.boxoffice.core.PassingFailure] if they can't be
  /// read now.
  Slice after(long position, Set<String> types, Partition partition, int limit);

  /// Waits until there may be events behind a position, at most for this long.
  void await(long position, Duration longest) throws InterruptedException;

  /// Position of the last event known here.
  long head();

  /// One of the parts into which a subscription is split.
  ///
  /// @param index from 0
  record Partition(int index, int count) {

    /// Keys are spread by their hash, which Java defines for all times.
    public boolean takes(String key) {
      return count == 1 || Math.floorMod(key.hashCode(), count) == index;
    }
  }
}

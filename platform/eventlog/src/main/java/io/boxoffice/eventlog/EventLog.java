package io.boxoffice.eventlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Where the events of one service are kept, with what commits beside them. Appends go through
/// [#begin]; reads see only what is committed. Safe for many threads; [#begin] is for the writer.
public interface EventLog {

  /// The service's name.
  String name();

  /// Begins an append. Positions count under the log's exclusive lock and it is kept to the commit,
  /// so that readers never miss an event (LOG3).
  LogTransaction begin();

  /// Position of the last event; 0 if there is none.
  long head();

  /// Up to `limit` events behind a position, in position order, of the given types; of all types if
  /// none is given.
  List<StoredEvent> after(long position, Set<String> types, int limit);

  /// Events of streams, each behind a version, in version order within a stream. Streams without
  /// further events are not mentioned.
  void streams(Map<String, Long> behindVersion, Consumer<StoredEvent> consumer);

  /// Up to `limit` events with this key behind a position, in position order.
  List<StoredEvent> withKey(String key, long position, int limit);

  /// The latest snapshots of those streams that have one (AGG3).
  Map<String, StoredSnapshot> snapshots(Collection<String> streams);

  /// Keeps a snapshot in place of another one of the stream: all of its parts or none.
  void save(StoredSnapshot snapshot);

  /// Where a subscription stands; empty before its first event.
  Optional<Long> checkpoint(String name);

  /// A cached state of a stream.
  ///
  /// @param schemaVersion of the state's text
  /// @param parts of the state's text, in order; may be made while they are walked
  record StoredSnapshot(
      String stream, long version, int schemaVersion, Iterable<String> parts, Instant lastAt) {

    /// The same with all parts made.
    public StoredSnapshot walked() {
      List<String> made = new ArrayList<>();
      parts.forEach(made::add);
      return new StoredSnapshot(stream, version, schemaVersion, List.copyOf(made), lastAt);
    }
  }
}

package io.boxoffice.eventlog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// One exclusive append to a log. Closing without [#commit] leaves no trace.
public interface LogTransaction extends AutoCloseable {

  /// Position of the last event, as seen under the lock.
  long head();

  /// Up to `limit` events behind a position.
  List<StoredEvent> after(long position, int limit);

  /// The answers stored under these scopes.
  Map<String, StoredAnswer> answers(Collection<String> scopes);

  /// Where these checkpoints are; those never moved are missing.
  Map<String, Long> checkpoints(Collection<String> names);

  /// Writes it all. A conflict is a value, and leaves the transaction fit only for closing.
  AppendResult append(Changes changes);

  /// Makes it durable: returns when it is on disk (LOG4). Throws [CommitUnknown] if the answer is
  /// lost.
  void commit();

  @Override
  void close();

  /// The answer that was given under a key, and when.
  record StoredAnswer(String scope, String bodySha256, String answer, Instant givenAt) {}
}

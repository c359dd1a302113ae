package io.boxoffice.eventlog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// One append to a log, exclusive from [#lock], or else within [#commit]. Closing without a commit
/// leaves no trace.
public interface LogTransaction extends AutoCloseable {

  /// Waits for the log's exclusive lock, and tells what is there under it: it stays so to the end.
  ///
  /// @param scopes of answers, and
  /// @param checkpoints names of those to tell
  Locked lock(Collection<String> scopes, Collection<String> checkpoints);

  /// Up to `limit` events behind a position.
  List<StoredEvent> after(long position, int limit);

  /// Writes it all and makes it durable, under the lock, which it takes if it is not held, if the
  /// log still ends at `head`: returns when it is on disk (LOG4). What is in the way is a value and
  /// leaves no trace. Throws [CommitUnknown] if the answer is lost; then it has happened, or will
  /// as long as the log ends at `head`, or never.
  AppendResult commit(long head, Changes changes);

  @Override
  void close();

  /// What is there while the lock is held, or was and may still be until [#commit] tells.
  ///
  /// @param head position of the last event
  /// @param answers by scope, of those that were asked for and are stored
  /// @param checkpoints by name, of those that were asked for and have moved
  record Locked(long head, Map<String, StoredAnswer> answers, Map<String, Long> checkpoints) {}

  /// The answer that was given under a key, and when.
  record StoredAnswer(String scope, String bodySha256, String answer, Instant givenAt) {}
}

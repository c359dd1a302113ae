package io.boxoffice.eventlog;

/// What became of an append (LOG2).
public sealed interface AppendResult {

  /// It is durable.
  record Appended() implements AppendResult {}

  /// The log does not end where the append continues from: another process wrote.
  ///
  /// @param head where it ends
  record HeadMoved(long head) implements AppendResult {}

  /// The stream is not at the version that the first event continues from.
  ///
  /// @param expected version that the append continues from
  /// @param actual version that the stream has
  record VersionConflict(String stream, long expected, long actual) implements AppendResult {}
}

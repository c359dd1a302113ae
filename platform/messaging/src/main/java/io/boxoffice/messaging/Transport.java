package io.boxoffice.messaging;

import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.LogWriter;
import java.util.function.Function;

/// Brings the events of logs to subscribers. What differs between transports is told nowhere else.
public interface Transport extends AutoCloseable {

  /// The feed of a log; the same for all its subscribers in this process (SUB7).
  Feed feed(String log);

  /// Tells that a log is written in this process, so that its commits need not be looked for.
  void hear(String log, LogWriter writer);

  @Override
  void close();

  /// Makes the transport of a process.
  @FunctionalInterface
  interface Factory {

    /// A transport over these logs.
    ///
    /// @param logs how to read a log by its service's name
    Transport over(Function<String, EventLog> logs);
  }
}

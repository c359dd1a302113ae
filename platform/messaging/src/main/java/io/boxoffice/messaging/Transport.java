package io.boxoffice.messaging;

/// Brings the events of logs to subscribers. What differs between transports is told nowhere else.
public interface Transport {

  /// The feed of a log; the same for all its subscribers in this process (SUB7).
  Feed feed(String log);
}

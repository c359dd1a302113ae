package io.boxoffice.postgres;

import java.time.Duration;

/// What may be chosen about the embedded server. What makes commits durable may not: `fsync`,
/// `synchronous_commit` and `full_page_writes` are always on.
///
/// @param port on 127.0.0.1; 0 chooses a free one at start
/// @param maxConnections connections that the server accepts; each costs it memory when used
/// @param sharedBuffersMegabytes the server's own page cache; the operating system caches as well
/// @param startWithin how long a start may take; recovery after a crash is part of it
/// @param stopWithin how long a clean stop may take before the server is stopped hard, which loses
///     nothing, but makes the next start recover
public record EmbeddedPostgresSettings(
    int port,
    int maxConnections,
    int sharedBuffersMegabytes,
    Duration startWithin,
    Duration stopWithin) {

  public static EmbeddedPostgresSettings defaults() {
    return new EmbeddedPostgresSettings(0, 100, 64, Duration.ofMinutes(2), Duration.ofSeconds(30));
  }

  public EmbeddedPostgresSettings withPort(int chosen) {
    return new EmbeddedPostgresSettings(
        chosen, maxConnections, sharedBuffersMegabytes, startWithin, stopWithin);
  }
}

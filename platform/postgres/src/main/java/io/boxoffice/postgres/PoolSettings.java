package io.boxoffice.postgres;

import java.time.Duration;

/// How large and patient the pool of one service is. Pools are small: a service has one writer, and
/// a waiting caller is cheaper than a waiting transaction.
///
/// @param connectWithin how long a caller waits for a connection before it gets an exception
/// @param answerWithin how long one statement may stay without an answer before its connection is
///     given up
public record PoolSettings(
    int idleConnections, int maxConnections, Duration connectWithin, Duration answerWithin) {

  public static PoolSettings defaults() {
    return new PoolSettings(1, 5, Duration.ofSeconds(3), Duration.ofSeconds(60));
  }
}

package io.boxoffice.messaging;

import io.boxoffice.eventlog.Together.SqlWrite;

/// A transaction in memory, as a connection gives it to those who know it: takes writes that happen
/// at its commit or not at all.
public interface Staging {

  void stage(Runnable write);

  /// A write to a transaction in memory.
  static SqlWrite write(Runnable check, Runnable write) {
    return connection -> {
      check.run();
      connection.unwrap(Staging.class).stage(write);
    };
  }
}

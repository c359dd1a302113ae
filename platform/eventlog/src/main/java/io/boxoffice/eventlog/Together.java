package io.boxoffice.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;

/// Something that commits with a unit's events or not at all (LOG6).
public sealed interface Together {

  /// The unit happens once per key: its answer is stored, and is what a repetition gets.
  record Once(IdempotencyKey key, Function<Outcome.Accepted, String> answer) implements Together {}

  /// A subscription's checkpoint moves, if it still is where the subscriber believes (SUB2).
  ///
  /// @param name subscription, log and partition
  /// @param from position of the last event handled before; 0 at the start
  /// @param to position of the last event handled now
  record Checkpoint(String name, long from, long to) implements Together {}

  /// The outcome of this effect is what the unit tells; it need not be made again.
  record EffectDone(UUID id) implements Together {}

  /// Rows of the service's own, such as an index that is never stale. May run twice when a batch is
  /// repeated, each time in another transaction.
  record Rows(SqlWrite write) implements Together {}

  /// Statements on the writer's connection, which it neither commits nor closes.
  @FunctionalInterface
  interface SqlWrite {
    void on(Connection connection) throws SQLException;
  }
}

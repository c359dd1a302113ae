package io.boxoffice.app.verify;

import io.boxoffice.contracts.inventory.InventoryEvent;
import java.sql.SQLException;
import java.util.Optional;

/// Reads a log from end to end, stream by stream, with the memory of one stream.
final class LogPass {
  private final Snapshot snapshot;
  private final Findings findings;

  LogPass(Snapshot snapshot, Findings findings) {
    this.snapshot = snapshot;
    this.findings = findings;
  }

  Report.LogCount check(ServiceLog log) throws SQLException {
    Uniqueness.check(snapshot, log, findings);
    var streams = new StreamCheck(findings);
    try (EventCursor events = snapshot.byStream(log)) {
      Optional<LogEvent> next = events.next();
      if (next.isPresent()) {
        var capacity = new CapacityCheck(findings, next.get());
        while (next.isPresent()) {
          streams.see(next.get());
          see(next.get(), capacity);
          next = events.next();
        }
      }
    }
    return streams.count(log, snapshot.head(log));
  }

  private void see(LogEvent stored, CapacityCheck capacity) {
    switch (Decoded.of(stored)) {
      case Decoded.Unreadable(var why) ->
          findings.violation(
              Check.LOGS, stored, "The %s can't be read: %s.".formatted(stored.type(), why));
      case Decoded.Event(InventoryEvent event) -> capacity.see(stored, event);
      case Decoded.Event _, Decoded.Private() -> {}
    }
  }
}

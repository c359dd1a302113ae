package io.boxoffice.app.simulation;

import io.boxoffice.eventlog.Decided;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Keeps what customers were told, outside of the system.
final class AnswerWatch {
  private final Map<String, String> answers = new HashMap<>();
  private final Set<String> admitted = new HashSet<>();
  private final List<Acknowledged> acknowledged = new ArrayList<>();

  private record Acknowledged(Disk disk, long position, UUID id, String type) {}

  /// A command was answered as done.
  void accepted(Disk disk, Outcome.Accepted accepted) {
    for (Decided<?, ?> decided : accepted.decisions()) {
      for (Recorded<?> event : decided.events()) {
        acknowledged.add(
            new Acknowledged(disk, event.position(), event.id(), event.event().toString()));
      }
    }
  }

  /// The same key is answered the same.
  void answered(String key, String answer) {
    String before = answers.putIfAbsent(key, answer);
    Violation.unless(
        before == null || before.equals(answer),
        "idempotency: %s was answered '%s' and then '%s'",
        key,
        before,
        answer);
  }

  /// Somebody was let in with a ticket, under a key.
  void admitted(String ticket, String key) {
    if (answers.containsKey(key)) {
      return;
    }
    Violation.unless(admitted.add(ticket), "%s let somebody in twice", ticket);
  }

  /// All that was acknowledged is there: asked whenever a process died, and at the end.
  void durable() {
    for (Acknowledged told : acknowledged) {
      Violation.unless(
          told.disk().has(told.position(), told.id()),
          "P3: %s was acknowledged and is not at %d",
          told.type(),
          told.position());
    }
  }
}

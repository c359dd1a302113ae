package io.boxoffice.eventlog;

import io.boxoffice.eventlog.LogTransaction.StoredAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// All that one transaction writes. Filled by the writer's thread, then handed to the log.
///
/// @param events in position order, behind the head; versions of a stream without gaps
/// @param deadlines the next deadline per stream; empty clears it
/// @param checkpoints by name
/// @param rows statements of the service's own
public record Changes(
    List<StoredEvent> events,
    List<StoredAnswer> answers,
    List<WishedEffect> effects,
    List<UUID> effectsDone,
    Map<String, Optional<Instant>> deadlines,
    Map<String, Long> checkpoints,
    List<Together.SqlWrite> rows) {

  /// An effect as it is stored.
  ///
  /// @param dueAt when to try first
  public record WishedEffect(
      UUID id, String kind, String stream, String payload, String metadata, Instant dueAt) {}

  static Changes none() {
    return new Changes(
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new HashMap<>(),
        new HashMap<>(),
        new ArrayList<>());
  }

  boolean isEmpty() {
    return events.isEmpty()
        && answers.isEmpty()
        && effectsDone.isEmpty()
        && checkpoints.isEmpty()
        && rows.isEmpty();
  }

  /// How many events each stream gets.
  Map<String, Integer> eventsOf() {
    Map<String, Integer> counts = new HashMap<>();
    events.forEach(event -> counts.merge(event.stream(), 1, Integer::sum));
    return counts;
  }

  void addAll(Changes other) {
    events.addAll(other.events);
    answers.addAll(other.answers);
    effects.addAll(other.effects);
    effectsDone.addAll(other.effectsDone);
    deadlines.putAll(other.deadlines);
    checkpoints.putAll(other.checkpoints);
    rows.addAll(other.rows);
  }
}

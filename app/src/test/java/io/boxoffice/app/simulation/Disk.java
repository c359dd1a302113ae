package io.boxoffice.app.simulation;

import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.EventLog.StoredSnapshot;
import io.boxoffice.eventlog.LogTransaction.StoredAnswer;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.effects.PendingEffect;
import io.boxoffice.messaging.SetAsideInMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/// What one service has on disk. Survives every process.
final class Disk {
  final String service;
  final List<StoredEvent> events = new ArrayList<>();
  final Map<String, List<StoredEvent>> streams = new HashMap<>();
  final Map<String, StoredAnswer> answers = new HashMap<>();
  final Map<String, Long> checkpoints = new HashMap<>();
  final Map<UUID, PendingEffect> effects = new LinkedHashMap<>();
  final Map<String, Instant> deadlines = new TreeMap<>();
  final Map<String, StoredSnapshot> snapshots = new HashMap<>();
  final SetAsideInMemory setAside = new SetAsideInMemory();
  private final Consumer<StoredEvent> witness;
  private final List<Runnable> late = new ArrayList<>();

  /// @param witness sees each event at its commit
  Disk(String service, Consumer<StoredEvent> witness) {
    this.service = service;
    this.witness = witness;
  }

  long head() {
    return events.isEmpty() ? 0 : events.getLast().position();
  }

  long version(String stream) {
    List<StoredEvent> known = streams.get(stream);
    return known == null ? 0 : known.getLast().version();
  }

  /// Index of the first event behind a position.
  int behind(long position) {
    int index = events.size();
    while (index > 0 && events.get(index - 1).position() > position) {
      index--;
    }
    return index;
  }

  /// Whether exactly this event is there.
  boolean has(long position, UUID id) {
    int index = behind(position - 1);
    return index < events.size() && events.get(index).id().equals(id);
  }

  /// Only a mistake does something later than it says.
  void late(Runnable work) {
    late.add(work);
  }

  /// What is late is done now.
  void settle() {
    List<Runnable> all = List.copyOf(late);
    late.clear();
    all.forEach(Runnable::run);
  }

  boolean isLate() {
    return !late.isEmpty();
  }

  /// What is late is lost.
  void crash() {
    late.clear();
  }

  void apply(Changes changes) {
    for (StoredEvent event : changes.events()) {
      Violation.unless(
          event.version() == version(event.stream()) + 1,
          "LOG2: version %d of %s follows %d",
          event.version(),
          event.stream(),
          version(event.stream()));
      Violation.unless(event.position() > head(), "LOG3: %d follows %d", event.position(), head());
      events.add(event);
      streams.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event);
      witness.accept(event);
    }
    changes.answers().forEach(answer -> answers.put(answer.scope(), answer));
    changes.effects().forEach(wish -> effects.put(wish.id(), PendingEffect.of(wish)));
    changes.effectsDone().forEach(effects::remove);
    changes
        .deadlines()
        .forEach(
            (stream, at) ->
                at.ifPresentOrElse(
                    due -> deadlines.put(stream, due), () -> deadlines.remove(stream)));
    checkpoints.putAll(changes.checkpoints());
  }
}

package io.boxoffice.testing;

import io.boxoffice.core.Invariant;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.LogTransaction.StoredAnswer;
import io.boxoffice.eventlog.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A log in memory that behaves as the one in PostgreSQL does: one exclusive append at a time, all
/// of it visible at its commit or nothing. What it lacks: [io.boxoffice.eventlog.Together.Rows] get
/// a connection on which no statement works.
///
/// Threads: safe for many. Several writers may use one object, as processes use one database.
public final class InMemoryEventLog implements EventLog {
  private final String name;
  private final Semaphore exclusive = new Semaphore(1, true);

  /// Guarded by this, like all that is committed.
  private final List<StoredEvent> events = new ArrayList<>();

  private final Map<String, List<StoredEvent>> streams = new HashMap<>();
  private final Map<String, StoredAnswer> answers = new HashMap<>();
  private final Map<String, Long> checkpoints = new HashMap<>();
  private final Map<UUID, Changes.WishedEffect> effects = new LinkedHashMap<>();
  private final Map<String, Instant> deadlines = new TreeMap<>();
  private final Map<String, StoredSnapshot> snapshots = new HashMap<>();
  private int connectionsLost;

  public InMemoryEventLog(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public LogTransaction begin() {
    return new InMemoryTransaction(this, connectionsLost());
  }

  @Override
  public synchronized long head() {
    return events.isEmpty() ? 0 : events.getLast().position();
  }

  @Override
  public synchronized List<StoredEvent> after(long position, Set<String> types, int limit) {
    return matching(position)
        .filter(event -> types.isEmpty() || types.contains(event.type()))
        .limit(limit)
        .toList();
  }

  @Override
  public void streams(Map<String, Long> behindVersion, Consumer<StoredEvent> consumer) {
    List<StoredEvent> found = new ArrayList<>();
    synchronized (this) {
      behindVersion.forEach(
          (stream, version) ->
              streams.getOrDefault(stream, List.of()).stream()
                  .filter(event -> event.version() > version)
                  .forEach(found::add));
    }
    found.forEach(consumer);
  }

  @Override
  public synchronized List<StoredEvent> withKey(String key, long position, int limit) {
    return matching(position).filter(event -> event.key().equals(key)).limit(limit).toList();
  }

  @Override
  public synchronized Map<String, StoredSnapshot> snapshots(Collection<String> wanted) {
    return chosen(snapshots, wanted);
  }

  @Override
  public synchronized void save(StoredSnapshot snapshot) {
    snapshots.put(snapshot.stream(), snapshot.walked());
  }

  @Override
  public synchronized Optional<Long> checkpoint(String checkpoint) {
    return Optional.ofNullable(checkpoints.get(checkpoint));
  }

  /// The effects that are still to be made, oldest first.
  public synchronized List<Changes.WishedEffect> effects() {
    return List.copyOf(effects.values());
  }

  /// The next deadlines by stream.
  public synchronized Map<String, Instant> deadlines() {
    return Map.copyOf(deadlines);
  }

  /// Drops the cache that snapshots are.
  public synchronized void deleteSnapshots() {
    snapshots.clear();
  }

  /// Breaks the connections of all transactions under way: what they wrote is lost.
  public synchronized void loseConnections() {
    connectionsLost++;
  }

  synchronized int connectionsLost() {
    return connectionsLost;
  }

  synchronized Map<String, StoredAnswer> answers(Collection<String> scopes) {
    return chosen(answers, scopes);
  }

  synchronized Map<String, Long> checkpoints(Collection<String> names) {
    return chosen(checkpoints, names);
  }

  synchronized long version(String stream) {
    return streams.getOrDefault(stream, List.of()).size();
  }

  synchronized void apply(Changes changes) {
    for (StoredEvent event : changes.events()) {
      List<StoredEvent> stream = streams.computeIfAbsent(event.stream(), _ -> new ArrayList<>());
      Invariant.check(event.version() == stream.size() + 1, "%s has a gap", event.stream());
      stream.add(event);
      events.add(event);
    }
    changes.answers().forEach(answer -> answers.put(answer.scope(), answer));
    changes.effects().forEach(effect -> effects.put(effect.id(), effect));
    changes.effectsDone().forEach(effects::remove);
    changes
        .deadlines()
        .forEach(
            (stream, at) ->
                at.ifPresentOrElse(
                    due -> deadlines.put(stream, due), () -> deadlines.remove(stream)));
    checkpoints.putAll(changes.checkpoints());
  }

  void acquire() {
    exclusive.acquireUninterruptibly();
  }

  void release() {
    exclusive.release();
  }

  private Stream<StoredEvent> matching(long position) {
    return events.stream().filter(event -> event.position() > position);
  }

  private static <T> Map<String, T> chosen(Map<String, T> all, Collection<String> names) {
    Map<String, T> found = new HashMap<>(all);
    found.keySet().retainAll(Set.copyOf(names));
    return found;
  }
}

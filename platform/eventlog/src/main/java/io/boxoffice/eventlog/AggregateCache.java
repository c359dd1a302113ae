package io.boxoffice.eventlog;

import io.boxoffice.core.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The committed states of recently used aggregates, bounded. Filled by the writer and by readers.
///
/// The one that was not used for longest goes first. A cache that prefers what was used often would
/// keep orders that are over, and forget each new one between two of its commands.
final class AggregateCache {
  private static final Logger LOG = LoggerFactory.getLogger(AggregateCache.class);

  private static final int INITIAL_CAPACITY = 16;
  private static final float LOAD_FACTOR = 0.75f;

  private final EventLog log;
  private final int aggregatesMax;

  /// The least recently used first; guarded by itself.
  private final SequencedMap<String, Aggregate<?, ?>> aggregates =
      new LinkedHashMap<>(INITIAL_CAPACITY, LOAD_FACTOR, true);

  /// Reads of an earlier one are not kept; guarded by the map.
  private int generation;

  AggregateCache(EventLog log, int aggregatesMax) {
    this.log = log;
    this.aggregatesMax = aggregatesMax;
  }

  Optional<Aggregate<?, ?>> find(String stream) {
    synchronized (aggregates) {
      return Optional.ofNullable(aggregates.get(stream));
    }
  }

  void putAll(Map<String, Aggregate<?, ?>> changed) {
    synchronized (aggregates) {
      aggregates.putAll(changed);
      trim();
    }
  }

  void clear() {
    synchronized (aggregates) {
      generation++;
      aggregates.clear();
    }
  }

  /// Keeps no states that are being read now: they may be older than what the writer knows of.
  void ignoreReadsUnderWay() {
    synchronized (aggregates) {
      generation++;
    }
  }

  /// To be asked before a read that is to be kept.
  int generation() {
    synchronized (aggregates) {
      return generation;
    }
  }

  /// Keeps an aggregate that was read, so that a long stream is read once and not for each refused
  /// command or question. Never puts an older state in place of a newer one, nor one that was read
  /// before the cache was cleared or another process's events became known.
  ///
  /// @param before the generation before the read
  void keep(String stream, Aggregate<?, ?> read, int before) {
    synchronized (aggregates) {
      if (read.version() > 0 && generation == before) {
        aggregates.merge(
            stream, read, (kept, late) -> late.version() > kept.version() ? late : kept);
        trim();
      }
    }
  }

  /// Brings a cached aggregate up to date with an event that another process appended.
  void grow(StoredEvent event) {
    synchronized (aggregates) {
      aggregates.computeIfPresent(event.stream(), (_, aggregate) -> aggregate.after(event));
    }
  }

  private void trim() {
    while (aggregates.size() > aggregatesMax) {
      aggregates.pollFirstEntry();
    }
  }

  /// The aggregates that commands name, cached or read.
  Map<String, Aggregate<?, ?>> get(Collection<? extends AddressedCommand<?, ?, ?, ?>> commands) {
    Map<String, Aggregate<?, ?>> known = new HashMap<>();
    List<AddressedCommand<?, ?, ?, ?>> missing = new ArrayList<>();
    for (var command : commands) {
      find(command.stream())
          .ifPresentOrElse(
              cached -> known.put(command.stream(), cached), () -> missing.add(command));
    }
    if (!missing.isEmpty()) {
      int before = generation();
      Map<String, Aggregate<?, ?>> loaded = load(missing);
      loaded.forEach(
          (stream, read) ->
              keep(
                  stream, read, before)); // Else every refused command would read the stream again.
      known.putAll(loaded);
    }
    return known;
  }

  /// Reads aggregates from their snapshots and events, as far as they are committed now. Streams
  /// without events give initial states.
  Map<String, Aggregate<?, ?>> load(Collection<? extends AddressedCommand<?, ?, ?, ?>> missing) {
    Map<String, Aggregate<?, ?>> loaded = new HashMap<>();
    for (var command : missing) {
      loaded.computeIfAbsent(command.stream(), _ -> Aggregate.initial(command.type()));
    }
    restore(loaded);
    Map<String, Long> behind = new HashMap<>();
    loaded.forEach((stream, aggregate) -> behind.put(stream, aggregate.version()));
    log.streams(
        behind,
        event -> loaded.computeIfPresent(event.stream(), (_, before) -> before.after(event)));
    return loaded;
  }

  private void restore(Map<String, Aggregate<?, ?>> loaded) {
    var kept =
        loaded.entrySet().stream()
            .filter(entry -> entry.getValue().type().snapshots().kept())
            .map(Map.Entry::getKey)
            .toList();
    if (!kept.isEmpty()) {
      log.snapshots(kept)
          .forEach(
              (stream, snapshot) ->
                  loaded.computeIfPresent(
                      stream, (_, initial) -> restored(initial.type(), snapshot)));
    }
  }

  private static <S, C, E, R extends Refusal> Aggregate<S, E> restored(
      AggregateType<S, C, E, R> type, EventLog.StoredSnapshot snapshot) {
    if (snapshot.schemaVersion() != type.snapshots().schemaVersion()) {
      LOG.info("snapshot of {} is of another schema version and is ignored", snapshot.stream());
      return Aggregate.initial(type);
    }
    S state = type.snapshots().read().apply(snapshot.parts());
    return new Aggregate<>(type, state, snapshot.version(), snapshot.lastAt());
  }
}

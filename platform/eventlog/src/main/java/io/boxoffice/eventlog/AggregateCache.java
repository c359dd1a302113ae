package io.boxoffice.eventlog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.boxoffice.core.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The committed states of recently used aggregates, bounded. Filled by the writer, read by all.
final class AggregateCache {
  private static final Logger LOG = LoggerFactory.getLogger(AggregateCache.class);

  private final EventLog log;
  private final Cache<String, Aggregate<?, ?>> aggregates;

  AggregateCache(EventLog log, int aggregatesMax) {
    this.log = log;
    this.aggregates =
        Caffeine.newBuilder().maximumSize(aggregatesMax).executor(Runnable::run).build();
  }

  Optional<Aggregate<?, ?>> find(String stream) {
    return Optional.ofNullable(aggregates.getIfPresent(stream));
  }

  void putAll(Map<String, Aggregate<?, ?>> changed) {
    aggregates.putAll(changed);
  }

  void clear() {
    aggregates.invalidateAll();
  }

  /// Keeps an aggregate that was read, so that a long stream is read once and not for each refused
  /// command or question. Never puts an older state in place of a newer one.
  void keep(String stream, Aggregate<?, ?> read) {
    boolean known = find(stream).filter(kept -> kept.version() >= read.version()).isPresent();
    if (read.version() > 0 && !known) {
      aggregates
          .asMap()
          .merge(stream, read, (kept, late) -> late.version() > kept.version() ? late : kept);
    }
  }

  /// Brings a cached aggregate up to date with an event that another process appended.
  void grow(StoredEvent event) {
    find(event.stream())
        .ifPresent(aggregate -> aggregates.put(event.stream(), aggregate.after(event)));
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
      Map<String, Aggregate<?, ?>> loaded = load(missing);
      loaded.forEach(this::keep); // Else every refused command would read the stream again.
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

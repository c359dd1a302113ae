package io.boxoffice.messaging;

import io.boxoffice.eventlog.StaleCheckpoint;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.Together.SqlWrite;
import io.boxoffice.messaging.ParkedEvent.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The set-aside events of one service, in memory.
public final class SetAsideInMemory {
  private final Map<Place, ParkedEvent> events = new TreeMap<>();

  private record Place(String lane, long position) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int lanes = lane.compareTo(other.lane);
      return lanes == 0 ? Long.compare(position, other.position) : lanes;
    }
  }

  /// Everything that is set aside.
  public List<ParkedEvent> all() {
    return List.copyOf(events.values());
  }

  /// Whether a lane has events that will be tried again by themselves.
  boolean waits(Lane lane) {
    return !events.isEmpty()
        && of(lane)
            .anyMatch(
                event ->
                    switch (event.state()) {
                      case RETRYING -> true;
                      case WAITING -> isFirst(lane, event);
                      case PARKED, DROPPED -> false;
                    });
  }

  SetAsideStore store(Deliveries deliveries) {
    return new Store(deliveries);
  }

  /// Whether none of its key is left before it.
  private boolean isFirst(Lane lane, ParkedEvent event) {
    return of(lane)
        .noneMatch(
            before ->
                before.event().key().equals(event.event().key())
                    && before.event().position() < event.event().position());
  }

  private Stream<ParkedEvent> of(Lane lane) {
    return events.entrySet().stream()
        .filter(entry -> entry.getKey().lane().equals(lane.checkpoint()))
        .map(Map.Entry::getValue);
  }

  private final class Store implements SetAsideStore {
    private final Deliveries deliveries;

    Store(Deliveries deliveries) {
      this.deliveries = deliveries;
    }

    @Override
    public Set<String> blockedKeys(Lane lane) {
      return of(lane).map(event -> event.event().key()).collect(Collectors.toSet());
    }

    @Override
    public List<ParkedEvent> due(Lane lane, Instant now, int limit) {
      Predicate<ParkedEvent> due =
          event ->
              switch (event.state()) {
                case RETRYING -> !event.nextTryAt().isAfter(now);
                case WAITING -> isFirst(lane, event);
                case PARKED, DROPPED -> false;
              };
      return of(lane).filter(due).limit(limit).toList();
    }

    @Override
    public void retryLater(ParkedEvent failed, State state, String reason, Instant nextTryAt) {
      events.computeIfPresent(
          place(failed), (_, event) -> with(event, state, reason, event.tries() + 1, nextTryAt));
    }

    @Override
    public SqlWrite inserting(
        Lane lane,
        StoredEvent event,
        State state,
        String reason,
        int tries,
        Instant now,
        Instant nextTryAt) {
      var parked =
          new ParkedEvent(
              new UUID(0, event.position()),
              lane.checkpoint(),
              lane.log(),
              event,
              state,
              reason,
              tries,
              now,
              nextTryAt,
              "");
      return Staging.write(() -> {}, () -> events.putIfAbsent(place(parked), parked));
    }

    @Override
    public SqlWrite removing(ParkedEvent done) {
      return Staging.write(
          () -> {
            if (!events.containsKey(place(done))) {
              throw new StaleCheckpoint(done.subscription(), 1, 0);
            }
          },
          () -> {
            events.remove(place(done));
            deliveries.delivered(done.subscription(), done.event());
          });
    }

    private static Place place(ParkedEvent event) {
      return new Place(event.subscription(), event.event().position());
    }

    private static ParkedEvent with(
        ParkedEvent event, State state, String reason, int tries, Instant nextTryAt) {
      return new ParkedEvent(
          event.id(),
          event.subscription(),
          event.log(),
          event.event(),
          state,
          reason,
          tries,
          event.parkedAt(),
          nextTryAt,
          event.dropReason());
    }
  }
}

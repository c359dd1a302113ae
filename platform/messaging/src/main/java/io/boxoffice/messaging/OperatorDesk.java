package io.boxoffice.messaging;

import io.boxoffice.messaging.ParkedEvent.State;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What operators see and do of a service's subscriptions: where they stand, what they set aside.
public final class OperatorDesk {

  /// Set-aside events shown at once.
  public static final int LISTED_MAX = 100;

  private static final UUID FIRST = new UUID(0, 0);

  private final String service;
  private final ParkedEvents parked;
  private final ParkedList list;
  private final Checkpoints checkpoints;
  private final Clock clock;
  private final List<SubscriptionRunner> runners;

  OperatorDesk(String service, DataSource pool, Clock clock, List<SubscriptionRunner> runners) {
    this.service = service;
    JdbcClient rows = JdbcClient.create(pool);
    this.parked = new ParkedEvents(rows);
    this.list = new ParkedList(rows);
    this.checkpoints = new CheckpointRows(pool);
    this.clock = clock;
    this.runners = runners;
  }

  /// Where the subscriptions stand that belong to this process, each partition by itself.
  public List<Standing> subscriptions() {
    Map<String, Map<State, Long>> counts = list.counts();
    return runners.stream()
        .map(runner -> standing(runner, counts.getOrDefault(name(runner), Map.of())))
        .toList();
  }

  /// The events of a state that are set aside, oldest first; without one, all but dropped ones.
  public List<ParkedEvent> parked(Optional<State> state) {
    return list.page(new ParkedFilter(null, state.orElse(null)), Instant.EPOCH, FIRST, LISTED_MAX);
  }

  /// The events that are set aside, oldest first.
  public List<ParkedEvent> parked(ParkedFilter filter, int limit) {
    return list.page(filter, Instant.EPOCH, FIRST, limit);
  }

  /// The same behind one, by the time it was set aside and then by its id. Ids are in the order of
  /// their text.
  public List<ParkedEvent> parkedAfter(Instant parkedAt, UUID id, ParkedFilter filter, int limit) {
    return list.page(filter, parkedAt, id, limit);
  }

  public Optional<ParkedEvent> find(UUID id) {
    return parked.find(id);
  }

  /// Asks for another try; false if there is nothing to try.
  public boolean retry(UUID id) {
    return parked.retryNow(id, clock.instant());
  }

  /// Gives an event up for a reason; the next of its key goes on. False if there is nothing to
  /// drop.
  public boolean drop(UUID id, String reason) {
    return parked.drop(id, reason);
  }

  private static String name(SubscriptionRunner runner) {
    return runner.lane().checkpoint();
  }

  private Standing standing(SubscriptionRunner runner, Map<State, Long> setAside) {
    Standing.State state = runner.state();
    // Only who runs it knows how far it skipped; the others know what was stored.
    long position =
        state == Standing.State.ACTIVE ? runner.position() : checkpoints.read(name(runner));
    return new Standing(
        service,
        runner.lane().subscription(),
        runner.lane().log(),
        runner.lane().partition().index(),
        position,
        runner.lag(position),
        state,
        setAside.getOrDefault(State.RETRYING, 0L),
        setAside.getOrDefault(State.PARKED, 0L),
        setAside.getOrDefault(State.WAITING, 0L));
  }
}

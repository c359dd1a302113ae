package io.boxoffice.messaging;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What operators see and do of a service's subscriptions: where they stand, what they set aside.
public final class OperatorDesk {

  /// Set-aside events shown at once.
  public static final int LISTED_MAX = 100;

  private final String service;
  private final ParkedEvents parked;
  private final Clock clock;
  private final List<SubscriptionRunner> runners;

  OperatorDesk(String service, DataSource pool, Clock clock, List<SubscriptionRunner> runners) {
    this.service = service;
    this.parked = new ParkedEvents(JdbcClient.create(pool));
    this.clock = clock;
    this.runners = runners;
  }

  /// Where the subscriptions stand that run here.
  public List<Standing> subscriptions() {
    return runners.stream().map(this::standing).toList();
  }

  /// The events that are set aside, oldest first.
  public List<ParkedEvent> parked(Optional<ParkedEvent.State> state) {
    return parked.list(state, LISTED_MAX);
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

  private Standing standing(SubscriptionRunner runner) {
    return new Standing(
        service,
        runner.lane().subscription(),
        runner.lane().log(),
        runner.lane().partition().index(),
        runner.position(),
        runner.lag(),
        runner.healthy());
  }

  /// Where one part of a subscription stands.
  ///
  /// @param lag positions of the log that it has not yet looked at
  public record Standing(
      String service,
      String subscription,
      String log,
      int partition,
      long position,
      long lag,
      boolean healthy) {}
}

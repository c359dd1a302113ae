package io.boxoffice.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.core.PermanentFailure;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.StaleCheckpoint;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.Together.SqlWrite;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.messaging.Delivery.Delivered;
import io.boxoffice.messaging.Delivery.Step;
import io.boxoffice.messaging.Feed.Partition;
import io.boxoffice.testing.Await;
import io.boxoffice.testing.TestPostgres;
import io.boxoffice.testing.tally.Tally;
import io.boxoffice.testing.tally.TallyCommand;
import io.boxoffice.testing.tally.TallyEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A subscriber that believes to be alone and is not (SUB2).
@Timeout(60)
class ZombieIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final EventSource<TallyEvent> SOURCE =
      new EventSource<>("tallies", TallyEvent.CODEC);
  private static final Lane LANE = new Lane("zombie", "tallies", new Partition(0, 1));

  private final Platform platform =
      new Platform(TestPostgres.freshDatabase(), Clock.systemUTC(), new SimpleMeterRegistry());
  private final ServicePlatform service = platform.open(ServiceSchema.of("tallies", "db/testing"));
  private final Projection projection =
      Projection.named("zombie")
          .on(
              SOURCE,
              TallyEvent.Added.class,
              (event, rows) ->
                  rows.sql(
                          "insert into seen (subscription, key, version)"
                              + " values ('zombie', :key, :version)")
                      .param("key", event.key())
                      .param("version", event.version())
                      .write());
  private final Reaction reaction =
      Reaction.named("zombie")
          .on(
              SOURCE,
              TallyEvent.Added.class,
              _ -> List.of(Tally.TYPE.command("total", _ -> new TallyCommand.Note("seen"))));

  @BeforeEach
  void append() {
    for (int i = 0; i < 3; i++) {
      service
          .writer()
          .execute(
              Unit.of(Tally.TYPE.command("a", _ -> new TallyCommand.Add(1)), Metadata.of("test")));
    }
  }

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void SUB2_a_projection_that_is_a_zombie_writes_nothing_and_is_told() {
    var delivery = new ProjectionDelivery(projection, service.pool());
    List<Step> steps = steps();
    assertThat(delivery.deliver(LANE, 0, steps)).isEqualTo(new Delivered.All());
    assertThatThrownBy(() -> delivery.deliver(LANE, 0, steps)).isInstanceOf(StaleCheckpoint.class);
    assertThatThrownBy(() -> delivery.deliver(LANE, 1, steps.subList(1, 3)))
        .isInstanceOf(StaleCheckpoint.class);
    assertThat(seen()).isEqualTo(3);
  }

  @Test
  void SUB2_a_reaction_that_is_a_zombie_appends_nothing_and_is_told() {
    var delivery = new ReactionDelivery(reaction, service.writer());
    List<Step> steps = steps();
    assertThat(delivery.deliver(LANE, 0, steps)).isEqualTo(new Delivered.All());
    for (int from = 0; from < 3; from++) {
      assertThat(delivery.deliver(LANE, from, steps.subList(from, 3)))
          .isInstanceOfSatisfying(
              Delivered.UpTo.class,
              upTo -> {
                assertThat(upTo.count()).isZero();
                assertThat(upTo.failure()).isInstanceOf(StaleCheckpoint.class);
              });
    }
    assertThat(service.aggregates().history(Tally.TYPE, "total")).hasSize(3);
  }

  @Test
  void SUB2_a_set_aside_event_that_another_ended_has_no_second_effect() {
    var parked = parkedOnce();
    var again = new ProjectionDelivery(projection, service.pool());
    var event = new TailEvent(parked.event());
    Ending end = new Ending(new ParkedEvents(service.rows()), parked);
    again.deliverAgain(LANE, event, _ -> end.remove());
    assertThatThrownBy(() -> again.deliverAgain(LANE, event, _ -> end.remove()))
        .isInstanceOf(StaleCheckpoint.class);
    assertThat(seen()).isEqualTo(1);
  }

  @Test
  void SUB2_a_runner_that_is_always_overtaken_stops_for_good() {
    SubscriptionRunner runner = runner(overtaken(Integer.MAX_VALUE));
    runner.start();
    Await.until(SOON, "it is overtaken", () -> seen() == 3);
    append();
    Await.until(SOON, "it stops", () -> !runner.healthy());
    assertThat(seen()).isEqualTo(6);
    runner.close();
  }

  @Test
  void SUB2_a_runner_that_was_overtaken_once_goes_on_behind_the_other() {
    SubscriptionRunner runner = runner(overtaken(1));
    runner.start();
    Await.until(SOON, "it is overtaken", () -> seen() == 3);
    append();
    Await.until(SOON, "it goes on", () -> seen() == 6);
    assertThat(runner.healthy()).isTrue();
    runner.close();
  }

  /// A delivery before which, so many times, another process is faster.
  private Delivery overtaken(int times) {
    var left = new AtomicInteger(times);
    var delivery = new ProjectionDelivery(projection, service.pool());
    return new Delivery() {
      @Override
      public Delivered deliver(Lane lane, long from, List<Step> steps) {
        if (left.getAndDecrement() > 0) {
          assertThat(delivery.deliver(lane, from, steps)).isEqualTo(new Delivered.All());
        }
        return delivery.deliver(lane, from, steps);
      }

      @Override
      public void deliverAgain(Lane lane, TailEvent event, SqlWrite rows) {
        delivery.deliverAgain(lane, event, rows);
      }
    };
  }

  private SubscriptionRunner runner(Delivery delivery) {
    var metrics = new SubscriptionMetrics(new SimpleMeterRegistry(), "zombie");
    var tail = new LogTransport(_ -> service.log()).feed("tallies");
    return new SubscriptionRunner(
        LANE,
        Set.of("tally.added.v2"),
        tail,
        delivery,
        new CheckpointRows(service.pool()),
        new SetAside(service.pool(), Clock.systemUTC(), metrics),
        () -> true,
        metrics,
        new Progress());
  }

  private ParkedEvent parkedOnce() {
    var metrics = new SubscriptionMetrics(new SimpleMeterRegistry(), "zombie");
    var setAside = new SetAside(service.pool(), Clock.systemUTC(), metrics);
    TailEvent event = steps().getFirst().event();
    var delivery = new ProjectionDelivery(projection, service.pool());
    var step = new Step(event, setAside.park(LANE, event, new PermanentFailure("nonsense")));
    assertThat(delivery.deliver(LANE, 0, List.of(step))).isEqualTo(new Delivered.All());
    return service.desk().parked(Optional.empty()).getFirst();
  }

  private List<Step> steps() {
    return service.log().after(0, Set.of("tally.added.v2"), 10).stream()
        .map((StoredEvent stored) -> new Step(new TailEvent(stored), List.of()))
        .toList();
  }

  private long seen() {
    return service.rows().sql("select count(*) from seen").query(Long.class).single();
  }

  /// Ends a set-aside event as a runner does.
  private record Ending(ParkedEvents rows, ParkedEvent parked) {
    void remove() {
      rows.remove(parked);
    }
  }
}

package io.boxoffice.messaging;

import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.UnitWriter;
import io.boxoffice.messaging.Feed.Partition;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// The runner of a subscription without its thread.
public final class SteppedSubscription {

  /// How long it waits when there is nothing to do, or another process is the active one.
  public static final Duration IDLE = SubscriptionRunner.IDLE;

  /// How long it waits when the database could not be reached.
  public static final Duration PAUSE = SubscriptionRunner.PAUSE;

  /// How long it waits when another was faster.
  public static final Duration OVERTAKEN = SubscriptionRunner.OVERTAKEN;

  private final Lane lane;
  private final Set<String> types;
  private final Feed feed;
  private final SetAsideInMemory setAside;
  private final SubscriptionRunner runner;

  /// What a step came to.
  public enum Came {
    WORKED,
    IDLE,
    NOT_LEADING,
    UNREACHABLE,
    OVERTAKEN,
    ENDED
  }

  /// Which part of which log it reads.
  ///
  /// @param types of events it asks for
  public record Reads(
      String subscription, String log, int partition, int partitions, Set<String> types) {

    Lane lane() {
      return new Lane(subscription, log, new Partition(partition, partitions));
    }

    /// Whether it is to have an event of the log.
    public boolean takes(StoredEvent event) {
      return types.contains(event.type()) && lane().partition().takes(event.key());
    }

    /// The name of its checkpoint.
    public String name() {
      return lane().checkpoint();
    }
  }

  /// What a subscription finds around it.
  ///
  /// @param reachable throws if the database can't be reached now
  public record Around(
      Feed feed,
      Map<String, Long> checkpoints,
      SetAsideInMemory setAside,
      Deliveries deliveries,
      BooleanSupplier leads,
      Runnable reachable,
      Clock clock,
      LongSupplier nanoTime,
      RandomGenerator jitter,
      MeterRegistry registry) {}

  private SteppedSubscription(Reads reads, Delivery delivery, Around around) {
    this.lane = reads.lane();
    this.types = reads.types();
    this.feed = around.feed();
    this.setAside = around.setAside();
    var metrics = new SubscriptionMetrics(around.registry(), reads.subscription());
    this.runner =
        new SubscriptionRunner(
            lane,
            types,
            feed,
            delivery,
            new CheckpointsInMemory(around.checkpoints(), around.reachable()),
            new SetAside(
                setAside.store(around.deliveries()),
                around.clock(),
                around.nanoTime(),
                around.jitter(),
                metrics),
            around.leads(),
            metrics,
            new Progress());
  }

  /// A reaction, one partition of one of its logs.
  public static SteppedSubscription of(
      Reads reads, Reaction reaction, UnitWriter writer, Around around) {
    return new SteppedSubscription(reads, new ReactionDelivery(reaction, writer), around);
  }

  /// A projection into memory: the rows and the checkpoint are written together.
  public static SteppedSubscription of(Reads reads, Consumer<StoredEvent> rows, Around around) {
    return new SteppedSubscription(reads, new DeliveryInMemory(rows, around), around);
  }

  public Came step() {
    return Came.valueOf(runner.turn().name());
  }

  /// Whether the log has grown, as far as it was heard of here.
  public boolean awake() {
    return feed.head() > runner.position();
  }

  /// Whether there are events that it has to try again some time.
  public boolean waits() {
    return setAside.waits(lane);
  }

  /// Position up to which all is done.
  public long position() {
    return runner.position();
  }
}

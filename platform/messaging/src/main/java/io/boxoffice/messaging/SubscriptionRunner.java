package io.boxoffice.messaging;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.CommitUnknown;
import io.boxoffice.eventlog.LogLost;
import io.boxoffice.eventlog.LogUnavailable;
import io.boxoffice.eventlog.StaleCheckpoint;
import io.boxoffice.messaging.Delivery.Delivered;
import io.boxoffice.messaging.Delivery.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one subscription over one partition of one log: reads, delivers, moves the checkpoint, and
/// sets aside what fails. One thread; over all processes, one runner is active.
final class SubscriptionRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionRunner.class);

  /// Events delivered in one go (SUB4).
  static final int BATCH_MAX = 500;

  /// How long an idle runner waits for a wake-up before it looks by itself.
  static final Duration IDLE = Duration.ofMillis(500);

  /// Pause after the database could not be reached.
  static final Duration PAUSE = Duration.ofMillis(200);

  /// Pause after the checkpoint was found moved: whoever lost its lock learns of it meanwhile.
  static final Duration OVERTAKEN = Duration.ofSeconds(2);

  /// How far a checkpoint may lie behind what was merely skipped; more would be read again at
  /// start.
  static final int SKIPPED_MAX = 10_000;

  private final Lane lane;
  private final Set<String> types;
  private final Feed feed;
  private final Delivery delivery;
  private final Checkpoints checkpoints;
  private final SetAside setAside;
  private final BooleanSupplier leads;
  private final SubscriptionMetrics metrics;
  private final Progress progress;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean active;

  /// Whether the checkpoint was found moved since this process leads.
  private boolean overtaken;

  /// Position up to which all is done or skipped; the stored checkpoint may lie behind it by events
  /// that were not asked for.
  private volatile long position;

  private long stored;

  SubscriptionRunner(
      Lane lane,
      Set<String> types,
      Feed feed,
      Delivery delivery,
      Checkpoints checkpoints,
      SetAside setAside,
      BooleanSupplier leads,
      SubscriptionMetrics metrics,
      Progress progress) {
    this.lane = lane;
    this.types = types;
    this.feed = feed;
    this.delivery = delivery;
    this.checkpoints = checkpoints;
    this.setAside = setAside;
    this.leads = leads;
    this.metrics = metrics;
    this.progress = progress;
    this.thread = Thread.ofVirtual().name(lane.checkpoint()).unstarted(this::run);
    metrics.lag(lane, this::lag);
  }

  void start() {
    feed.ask(types);
    thread.start();
  }

  Lane lane() {
    return lane;
  }

  long position() {
    return position;
  }

  /// Whether its rows, if it writes any, tell of all events of a log up to a position.
  boolean hasApplied(String log, long upTo) {
    return delivery instanceof ReactionDelivery || !lane.log().equals(log) || position >= upTo;
  }

  /// Positions of the log that it has not yet looked at.
  long lag() {
    return lag(position);
  }

  /// The same for one who is believed to stand at a position.
  long lag(long at) {
    return Math.max(0, feed.head() - at);
  }

  Standing.State state() {
    if (!healthy()) {
      return Standing.State.STOPPED;
    }
    return active ? Standing.State.ACTIVE : Standing.State.STANDBY;
  }

  /// Whether it still runs; one that found its checkpoint moved by another has ended for good.
  boolean healthy() {
    return thread.isAlive() || closing.getCount() == 0;
  }

  /// Lets it stop after the batch under way, without waiting for that.
  void stopSoon() {
    closing.countDown();
  }

  /// Finishes the batch under way and stops.
  @Override
  public void close() {
    stopSoon();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean on = true;
    while (on && closing.getCount() > 0) {
      try {
        on =
            switch (turn()) {
              case WORKED -> true;
              case IDLE -> {
                feed.await(position, IDLE);
                yield true;
              }
              case NOT_LEADING -> pause(IDLE);
              case UNREACHABLE -> pause(PAUSE);
              case OVERTAKEN -> pause(OVERTAKEN);
              case ENDED -> false;
            };
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// What a turn came to, and so what to wait for before the next.
  enum Turn {
    /// There may be more to do.
    WORKED,
    /// There was nothing to do: until the log grows, or [#IDLE].
    IDLE,
    /// Another process is the active one: [#IDLE].
    NOT_LEADING,
    /// The database could not be reached: [#PAUSE].
    UNREACHABLE,
    /// Another moved the checkpoint: [#OVERTAKEN].
    OVERTAKEN,
    /// There is no further turn.
    ENDED
  }

  /// Does what can be done now without waiting for events.
  Turn turn() {
    try {
      if (!leads.getAsBoolean()) {
        active = false;
        overtaken = false;
        return Turn.NOT_LEADING;
      }
      return step() ? Turn.WORKED : Turn.IDLE;
    } catch (PassingFailure failure) {
      LOG.warn("subscription {} waits: {}", lane.checkpoint(), failure.getMessage());
      active = false;
      return Turn.UNREACHABLE;
    } catch (StaleCheckpoint moved) {
      return stop(moved);
    } catch (RuntimeException unforeseen) { // A named edge: it ends, which is unhealthy.
      LOG.error("subscription {} stops", lane.checkpoint(), unforeseen);
      return Turn.ENDED;
    }
  }

  /// Another process took over. Mostly this one lost its lock and has not been told yet: then it
  /// leads no more after a while, or leads again and reads the checkpoint anew. If it leads all the
  /// time and is overtaken again, there are two who do: that is not cured by waiting.
  private Turn stop(StaleCheckpoint moved) {
    active = false;
    if (overtaken && leads.getAsBoolean()) {
      LOG.error("subscription {} stops: it is not alone", lane.checkpoint(), moved);
      return Turn.ENDED;
    }
    LOG.warn("subscription {} was overtaken: {}", lane.checkpoint(), moved.getMessage());
    overtaken = true;
    return Turn.OVERTAKEN;
  }

  /// One batch; false if there was nothing to do.
  private boolean step() {
    if (!active) {
      stored = checkpoints.read(lane.checkpoint());
      position = stored;
      setAside.load(lane);
      active = true;
    }
    boolean retried = setAside.retryDue(lane, delivery);
    Slice slice = feed.after(position, types, lane.partition(), BATCH_MAX);
    if (slice.events().isEmpty()) {
      boolean skipped = slice.upTo() > position;
      position = slice.upTo();
      if (skipped) {
        progress.made();
      }
      if (position - stored > SKIPPED_MAX) {
        checkpoints.move(lane.checkpoint(), stored, position);
        stored = position;
      }
      return retried || skipped;
    }
    deliver(slice);
    return true;
  }

  private void deliver(Slice slice) {
    List<Step> steps = new ArrayList<>(slice.events().size());
    for (TailEvent event : slice.events()) {
      steps.add(new Step(event, setAside.ifBlocked(lane, event)));
    }
    metrics.batch(steps.size());
    switch (delivery.deliver(lane, stored, steps)) {
      case Delivered.All() -> advance(slice.upTo(), steps.getLast());
      case Delivered.UpTo(var count, var failure) -> {
        if (count > 0) {
          Step last = steps.get(count - 1);
          advance(last.event().stored().position(), last);
        }
        failed(steps.get(count).event(), failure);
      }
    }
  }

  private void advance(long to, Step last) {
    stored = last.event().stored().position();
    position = to;
    progress.made();
  }

  private void failed(TailEvent event, RuntimeException failure) {
    switch (failure) {
      case LogUnavailable lost -> throw lost;
      case LogLost lost -> throw lost;
      case CommitUnknown unknown -> throw unknown;
      case StaleCheckpoint zombie -> throw zombie;
      case RuntimeException _ -> {
        var step = new Step(event, setAside.park(lane, event, failure));
        if (delivery.deliver(lane, stored, List.of(step))
            instanceof Delivered.UpTo(var _, var again)) {
          throw again;
        }
        advance(event.stored().position(), step);
      }
    }
  }

  /// Waits, unless it is closed meanwhile; whether it may go on.
  private boolean pause(Duration duration) throws InterruptedException {
    return !closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}

package io.boxoffice.app.simulation;

import io.boxoffice.messaging.SteppedSubscription;
import io.boxoffice.messaging.SteppedSubscription.Came;
import io.boxoffice.messaging.SteppedSubscription.Reads;

/// One subscription on one partition of one log in one process.
final class RunnerActor implements Actor {
  private static final long IDLE = VirtualTime.micros(SteppedSubscription.IDLE);
  private static final long OVERTAKEN = VirtualTime.micros(SteppedSubscription.OVERTAKEN);
  private static final long PAUSE = VirtualTime.micros(SteppedSubscription.PAUSE);

  private final World world;
  private final SimulatedProcess process;
  private final Reads reads;
  private final SteppedSubscription subscription;
  private Came last = Came.WORKED;
  private long at;

  RunnerActor(
      World world, SimulatedProcess process, Reads reads, SteppedSubscription subscription) {
    this.world = world;
    this.process = process;
    this.reads = reads;
    this.subscription = subscription;
    this.at = world.time.now();
  }

  @Override
  public String name() {
    return process.label(reads.name());
  }

  /// It looks by itself now and then; a look that can find nothing is left out.
  @Override
  public long readyAt() {
    return switch (last) {
      case WORKED -> at;
      case IDLE -> {
        if (subscription.awake()) {
          yield at;
        }
        yield subscription.waits() ? at + IDLE : VirtualTime.NEVER;
      }
      case NOT_LEADING ->
          world.leaders.open(reads.name(), process.number) ? at + IDLE : VirtualTime.NEVER;
      case UNREACHABLE -> at + PAUSE;
      case OVERTAKEN -> at + OVERTAKEN;
      case ENDED -> VirtualTime.NEVER;
    };
  }

  @Override
  public void step() {
    last = subscription.step();
    world.happened.add(last.name());
    if (subscription.waits()) {
      world.happened.add("SET_ASIDE");
    }
    at = world.time.now();
    Violation.unless(last != Came.ENDED, "%s ended for good", name());
  }

  /// While everybody sleeps it has nothing to do that its own process knows of (SUB3).
  void atRest() {
    long told = process.told.getOrDefault(reads.log(), 0L);
    if (last == Came.IDLE
        && subscription.position() < told
        && world.leaders.holds(reads.name(), process.number)) {
      Disk disk = world.disk(reads.log());
      for (int i = disk.behind(subscription.position()); i < disk.events.size(); i++) {
        var event = disk.events.get(i);
        Violation.unless(
            event.position() > told || !reads.takes(event),
            "SUB3: %s sleeps although %s at %d was committed beside it",
            name(),
            event.type(),
            event.position());
      }
    }
  }
}

package io.boxoffice.app.simulation;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.messaging.SteppedTail;

/// Finds, slowly, what other processes appended to one log.
final class TailActor implements Actor {
  private final World world;
  private final String name;
  private final Disk disk;
  private final SteppedTail tail;
  private long lookAt = VirtualTime.NEVER;

  TailActor(World world, String name, Disk disk, SteppedTail tail) {
    this.world = world;
    this.name = name;
    this.disk = disk;
    this.tail = tail;
  }

  @Override
  public String name() {
    return name;
  }

  /// Some time within its rhythm after it fell behind.
  @Override
  public long readyAt() {
    if (tail.feed().head() == disk.head()) {
      lookAt = VirtualTime.NEVER;
    } else if (lookAt == VirtualTime.NEVER) {
      lookAt = world.time.now() + world.dice.between(1, VirtualTime.micros(SteppedTail.POLL));
    }
    return lookAt;
  }

  @Override
  public void step() {
    lookAt = VirtualTime.NEVER;
    try {
      tail.step();
    } catch (PassingFailure failure) {
      world.trace.add(world.time.now(), "%s: %s", name, String.valueOf(failure.getMessage()));
    }
  }
}

package io.boxoffice.app.simulation;

import io.boxoffice.eventlog.effects.PendingEffect;
import io.boxoffice.eventlog.effects.SteppedEffects;

/// Claims the effects of one kind in one process.
final class EffectsActor implements Actor {
  private static final long BETWEEN = 1_000;

  private final World world;
  private final SimulatedProcess process;
  private final Disk disk;
  private final String kind;
  private final SteppedEffects effects;
  private long at;

  EffectsActor(
      World world, SimulatedProcess process, Disk disk, String kind, SteppedEffects effects) {
    this.world = world;
    this.process = process;
    this.disk = disk;
    this.kind = kind;
    this.effects = effects;
    this.at = world.time.now();
  }

  @Override
  public String name() {
    return process.label("effects " + kind);
  }

  @Override
  public long readyAt() {
    long earliest = VirtualTime.NEVER;
    for (PendingEffect effect : disk.effects.values()) {
      if (effect.wish().kind().equals(kind)) {
        earliest = Math.min(earliest, claimableAt(effect));
      }
    }
    return earliest == VirtualTime.NEVER ? earliest : Math.max(at + BETWEEN, earliest);
  }

  /// Due by the process's clock, and free by the database's.
  private long claimableAt(PendingEffect effect) {
    long due = process.micros(effect.dueAt());
    return effect.isFree() ? due : Math.max(due, VirtualTime.micros(effect.claimedUntil()) + 1);
  }

  @Override
  public void step() {
    at = world.time.now();
    effects.step();
  }
}

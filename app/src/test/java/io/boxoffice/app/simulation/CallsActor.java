package io.boxoffice.app.simulation;

/// What one process does on other threads: calls of the outside world, and snapshots. Each takes
/// its time; some take longer than the lease of their effect.
final class CallsActor implements Actor {
  private final World world;
  private final String name;
  private final Agenda calls = new Agenda();

  CallsActor(World world, String name) {
    this.world = world;
    this.name = name;
  }

  void add(String what, Runnable work) {
    long micros =
        world.dice.chance(0.95)
            ? world.dice.between(1, 300_000)
            : world.dice.between(1, 90_000_000);
    calls.add(world.time.now() + micros, what, work);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long readyAt() {
    return calls.next();
  }

  @Override
  public void step() {
    world.say("%s: %s", name, calls.name());
    calls.doNext();
  }
}

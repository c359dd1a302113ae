package io.boxoffice.app.simulation;

import java.util.List;
import java.util.TreeSet;

/// Kills processes, starts them again, and lets connections of locks break.
final class Chaos implements Actor {
  private static final long DOWN_MAX = 30_000_000;

  private final World world;
  private final Agenda agenda = new Agenda();
  private final TreeSet<Integer> down = new TreeSet<>();

  Chaos(World world) {
    this.world = world;
    agenda.add(next(), "strike", this::strike);
  }

  @Override
  public String name() {
    return "chaos";
  }

  @Override
  public long readyAt() {
    return agenda.next();
  }

  @Override
  public void step() {
    agenda.doNext();
  }

  /// Everything that is down is started, and nothing is hit any more.
  void calm() {
    agenda.clear();
    List.copyOf(down).forEach(this::start);
  }

  /// A process that died comes back.
  void died(int number) {
    down.add(number);
    long at = world.time.now() + world.dice.between(1, DOWN_MAX);
    agenda.add(at, "start", () -> start(number));
  }

  private void start(int number) {
    down.remove(number);
    world.start(number);
  }

  private void strike() {
    agenda.add(next(), "strike", this::strike);
    List<SimulatedProcess> running = world.running();
    List<String> locks = world.leaders.held();
    if (world.dice.chance(0.4) && !running.isEmpty()) {
      world.kill(world.dice.oneOf(running), "killed");
    } else if (!locks.isEmpty()) {
      String lock = world.dice.oneOf(locks);
      world.say("%s is lost", lock);
      world.leaders.lose(lock);
    }
  }

  private long next() {
    long mean = VirtualTime.micros(world.plan.killEvery());
    return world.time.now() + world.dice.between(1, 2 * mean);
  }
}

package io.boxoffice.app.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs one seed: picks, by chance, the next step among those that can be taken, and lets time pass
/// only when there is none. First with faults, then without, until nothing is left to do.
final class Simulation {

  /// Steps with faults, after which they end; and steps in all, after which it will not end.
  private static final int STORMY_STEPS_MAX = 4_000;

  private static final int STEPS_MAX = 40_000;

  /// How much time a step takes, at most.
  private static final int STEP_MICROS_MAX = 400;

  private final World world;
  private final List<Actor> ready = new ArrayList<>();
  private int steps;

  private Simulation(World world) {
    this.world = world;
  }

  /// What became of a seed.
  ///
  /// @param trace its last steps
  /// @param happened kinds of events and of other things that happened
  /// @param hash equal for equal histories
  record Result(
      long seed,
      Optional<String> violation,
      String trace,
      long events,
      Set<String> happened,
      long hash) {

    @Override
    public String toString() {
      return violation
          .map(what -> "seed %d: %s%n%s".formatted(seed, what, trace))
          .orElse("seed %d: as promised, %d events".formatted(seed, events));
    }
  }

  static Result run(long seed, Mistake mistake) {
    var world = new World(seed, mistake);
    Optional<String> violation = Optional.empty();
    try {
      new Simulation(world).run();
    } catch (Violation found) {
      violation = Optional.ofNullable(found.getMessage());
    }
    long events = world.disks.values().stream().mapToLong(disk -> disk.events.size()).sum();
    return new Result(
        seed, violation, world.trace.toString(), events, world.happened, world.trace.hash());
  }

  private void run() {
    boolean on = true;
    while (on) {
      Violation.unless(++steps < STEPS_MAX, "it does not come to rest");
      on = step();
    }
    Ending.check(world);
  }

  /// One step; false at the end.
  private boolean step() {
    if (!world.faults.isCalm() && stormIsOver()) {
      calm();
    }
    if (world.mistake != Mistake.NONE && world.dice.chance(0.05)) {
      world.disks.values().forEach(Disk::settle);
    }
    long next = findReady();
    if (!ready.isEmpty()) {
      take(world.dice.oneOf(ready));
      return true;
    }
    world.disks.values().forEach(Disk::settle);
    atRest();
    if (next == VirtualTime.NEVER) {
      return !world.faults.isCalm() && calm();
    }
    world.time.advanceTo(next);
    return true;
  }

  private boolean stormIsOver() {
    return steps > STORMY_STEPS_MAX || world.customers.stream().allMatch(Customer::isDone);
  }

  private boolean calm() {
    world.say("the faults end");
    world.faults.calm();
    world.chaos.calm();
    return true;
  }

  /// Collects who can do something now; answers when the next one can.
  private long findReady() {
    ready.clear();
    long now = world.time.now();
    long next = VirtualTime.NEVER;
    for (Actor actor : world.actors()) {
      long at = actor.readyAt();
      if (at <= now) {
        ready.add(actor);
      } else {
        next = Math.min(next, at);
      }
    }
    return next;
  }

  private void take(Actor actor) {
    if (steps > STEPS_MAX - 40) {
      world.say("step of %s", actor.name());
    }
    try {
      actor.step();
    } catch (ProcessDied died) {
      Optional<SimulatedProcess> of =
          world.running().stream().filter(p -> p.actors.contains(actor)).findFirst();
      world.kill(of.orElseThrow(), String.valueOf(died.getMessage()));
    }
    world.time.advanceTo(world.time.now() + world.dice.below(STEP_MICROS_MAX));
  }

  private void atRest() {
    world.running().forEach(process -> process.runners.forEach(RunnerActor::atRest));
  }
}

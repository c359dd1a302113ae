package io.boxoffice.app.simulation;

import io.boxoffice.core.Ids;
import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.SteppedWriter;
import io.boxoffice.eventlog.effects.EffectHandler;
import io.boxoffice.eventlog.effects.SteppedEffects;
import io.boxoffice.messaging.Reaction;
import io.boxoffice.messaging.SteppedSubscription;
import io.boxoffice.messaging.SteppedSubscription.Reads;
import io.boxoffice.messaging.SteppedTail;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// One run of the process: everything in it is gone when it dies.
final class SimulatedProcess {
  final int number;
  final Clock clock;
  final List<Actor> actors = new ArrayList<>();
  final List<RunnerActor> runners = new ArrayList<>();

  /// Told when it dies: requests under way get no answer.
  final List<Runnable> openConnections = new ArrayList<>();

  /// Position up to which the writers here told of their commits, by log.
  final Map<String, Long> told = new HashMap<>();

  private final World world;
  private final long skew;
  private final MeterRegistry registry = new CompositeMeterRegistry();
  private final Map<String, SteppedWriter> writers = new TreeMap<>();
  private final Map<String, SteppedTail> tails = new TreeMap<>();
  private final CallsActor calls;

  SimulatedProcess(World world, int number, Duration skew) {
    this.world = world;
    this.number = number;
    this.clock = Clock.offset(world.time, skew);
    this.skew = VirtualTime.micros(skew);
    this.calls = new CallsActor(world, label("calls"));
    actors.add(calls);
    world.disks.values().forEach(this::open);
    Services.reactions(world).forEach(this::subscribe);
    knowOrders();
    Services.WOKEN.forEach(
        (service, type) ->
            actors.add(new DeadlinesActor(world, this, world.disk(service), type, registry)));
    Services.payments(world, writer("payments").aggregates())
        .forEach(handler -> perform("payments", handler));
    perform(
        "notifications", Services.mails(world, writer("tickets").aggregates(), clock, registry));
  }

  SteppedWriter writer(String service) {
    SteppedWriter writer = writers.get(service);
    if (writer == null) {
      throw new Violation("no writer of " + service);
    }
    return writer;
  }

  String label(String what) {
    return "process " + number + " " + what;
  }

  /// From when a time of this process's clock has come.
  long micros(Instant instant) {
    return VirtualTime.micros(instant) - skew;
  }

  private void open(Disk disk) {
    EventLog log = new DiskLog(world, disk);
    var tail = new SteppedTail(log, world.plan.window());
    tails.put(disk.service, tail);
    actors.add(new TailActor(world, label("tail " + disk.service), disk, tail));
    var writer =
        world.mistake.writer(
            log,
            new SteppedWriter.Around(
                clock,
                new Ids(clock, world.dice.random()),
                new Direct(work -> calls.add("snapshot", work)),
                world::meanwhile,
                () -> (int) world.dice.between(1, world.plan.batch()),
                world.deliveries::witnessed,
                changes -> {
                  if (!changes.events().isEmpty()) {
                    told.put(disk.service, changes.events().getLast().position());
                  }
                }));
    writers.put(disk.service, writer);
    writer.listen(
        changes -> {
          if (!world.mistake.losesWakeUp(world)) {
            tail.committed(changes.events());
          }
        });
    actors.add(new WriterActor(label("writer " + disk.service), world, writer));
  }

  private void subscribe(String service, List<Reaction> reactions) {
    for (Reaction made : reactions) {
      Reaction reaction = made.partitions(world.plan.partitions());
      for (Reads reads : World.reads(reaction)) {
        run(
            service,
            reads,
            around -> SteppedSubscription.of(reads, reaction, writer(service), around));
      }
    }
  }

  private void knowOrders() {
    Reads reads = World.readsOfKnownOrders();
    run(
        "notifications",
        reads,
        around -> SteppedSubscription.of(reads, world.ordersKnown::see, around));
  }

  private void run(
      String service, Reads reads, Function<SteppedSubscription.Around, SteppedSubscription> made) {
    Disk disk = world.disk(service);
    SteppedTail tail = tails.get(reads.log());
    if (tail == null) {
      throw new Violation("no tail of " + reads.log());
    }
    var around =
        new SteppedSubscription.Around(
            world.mistake.feed(tail.feed()),
            disk.checkpoints,
            disk.setAside,
            world.deliveries,
            () -> world.leaders.ask(reads.name(), number),
            world.faults::reading,
            clock,
            () -> world.time.now() * 1_000,
            world.dice.random(),
            registry);
    var runner = new RunnerActor(world, this, reads, made.apply(around));
    runners.add(runner);
    actors.add(runner);
  }

  private <P> void perform(String service, EffectHandler<P> handler) {
    Disk disk = world.disk(service);
    var effects =
        new SteppedEffects(
            handler,
            disk.effects,
            world.time,
            writer(service),
            clock,
            new Direct(work -> calls.add(handler.kind(), work)),
            world.dice.random(),
            registry);
    actors.add(new EffectsActor(world, this, disk, handler.kind(), effects));
  }
}

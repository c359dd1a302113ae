package io.boxoffice.app.simulation;

import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.deadlines.SteppedDeadlines;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;

/// Fires the deadlines of one service in one process.
final class DeadlinesActor implements Actor {
  private static final long POLL = VirtualTime.micros(SteppedDeadlines.POLL);

  private final World world;
  private final SimulatedProcess process;
  private final Disk disk;
  private final String lock;
  private final SteppedDeadlines deadlines;
  private long at;

  DeadlinesActor(
      World world,
      SimulatedProcess process,
      Disk disk,
      AggregateType<?, ?, ?, ?> type,
      MeterRegistry registry) {
    this.world = world;
    this.process = process;
    this.disk = disk;
    this.lock = disk.service + "/deadlines";
    this.at = world.time.now();
    this.deadlines =
        new SteppedDeadlines(
            disk.service,
            List.of(type),
            disk.deadlines,
            process.writer(disk.service),
            process.clock,
            () -> world.leaders.ask(lock, process.number),
            registry);
  }

  @Override
  public String name() {
    return process.label(lock);
  }

  @Override
  public long readyAt() {
    if (disk.deadlines.isEmpty() || !world.leaders.open(lock, process.number)) {
      return VirtualTime.NEVER;
    }
    Instant earliest = Instant.MAX;
    for (Instant due : disk.deadlines.values()) {
      earliest = due.isBefore(earliest) ? due : earliest;
    }
    return Math.max(at + POLL, process.micros(earliest));
  }

  @Override
  public void step() {
    at = world.time.now();
    deadlines.step();
  }
}

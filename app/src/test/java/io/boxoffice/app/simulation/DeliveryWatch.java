package io.boxoffice.app.simulation;

import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.Together;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.messaging.Deliveries;
import io.boxoffice.messaging.Staging;
import io.boxoffice.messaging.SteppedSubscription.Reads;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Sees, in the transaction of each effect, which event it answers: once each (SUB2), and those of
/// one key in order (SUB1).
final class DeliveryWatch implements Deliveries {
  private final Map<String, Disk> disks;
  private final Set<String> delivered = new HashSet<>();
  private final Map<String, Long> lastOfKey = new HashMap<>();

  DeliveryWatch(Map<String, Disk> disks) {
    this.disks = disks;
  }

  @Override
  public void delivered(String lane, StoredEvent event) {
    Violation.unless(
        delivered.add(lane + "@" + event.position()),
        "SUB2: %s answers %s at %d twice",
        lane,
        event.type(),
        event.position());
    Long before = lastOfKey.put(lane + "@" + event.key(), event.position());
    Violation.unless(
        before == null || before < event.position(),
        "SUB1: %s answers %d of %s behind %d",
        lane,
        event.position(),
        event.key(),
        before);
  }

  /// A unit whose commit tells of the delivery that it is. What is set aside is no delivery: its
  /// rows come before its checkpoint.
  Unit witnessed(Unit unit) {
    boolean rows = unit.together().stream().anyMatch(Together.Rows.class::isInstance);
    for (Together together : unit.together()) {
      if (together instanceof Together.Checkpoint(var name, var _, var to) && !rows) {
        return unit.with(
            new Together.Rows(Staging.write(() -> {}, () -> delivered(name, at(name, to)))));
      }
    }
    return unit;
  }

  /// Everything that a subscription asks for had its effect.
  void complete(List<Reads> all) {
    for (Reads reads : all) {
      for (StoredEvent event : disk(reads.log()).events) {
        Violation.unless(
            !reads.takes(event) || delivered.contains(reads.name() + "@" + event.position()),
            "SUB2: %s never answers %s at %d",
            reads.name(),
            event.type(),
            event.position());
      }
    }
  }

  private StoredEvent at(String checkpoint, long position) {
    Disk disk = disk(checkpoint.split("/", -1)[1]);
    int index = disk.behind(position - 1);
    Violation.unless(index < disk.events.size(), "P3: %s answers what is lost", checkpoint);
    return disk.events.get(index);
  }

  private Disk disk(String log) {
    Disk disk = disks.get(log);
    if (disk == null) {
      throw new Violation("there is no log " + log);
    }
    return disk;
  }
}

package io.boxoffice.app.simulation;

import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.LogTransaction;
import io.boxoffice.eventlog.StoredEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A log on a disk, as one process reaches it.
final class DiskLog implements EventLog {
  private final World world;
  private final Disk disk;
  private final Faults faults;

  DiskLog(World world, Disk disk) {
    this.world = world;
    this.disk = disk;
    this.faults = world.faults;
  }

  @Override
  public String name() {
    return disk.service;
  }

  @Override
  public LogTransaction begin() {
    faults.beginning();
    disk.settle();
    return world.mistake.transaction(world, new DiskTransaction(disk, faults), disk);
  }

  @Override
  public long head() {
    return disk.head();
  }

  @Override
  public List<StoredEvent> after(long position, Set<String> types, int limit) {
    faults.reading();
    List<StoredEvent> found = new ArrayList<>();
    for (int i = disk.behind(position); i < disk.events.size() && found.size() < limit; i++) {
      StoredEvent event = disk.events.get(i);
      if (types.isEmpty() || types.contains(event.type())) {
        found.add(event);
      }
    }
    return found;
  }

  @Override
  public void streams(Map<String, Long> behindVersion, Consumer<StoredEvent> consumer) {
    faults.reading();
    behindVersion.forEach(
        (stream, version) -> {
          List<StoredEvent> known = disk.streams.getOrDefault(stream, List.of());
          known.stream().filter(event -> event.version() > version).forEach(consumer);
        });
  }

  @Override
  public List<StoredEvent> withKey(String key, long position, int limit) {
    return disk.events.stream()
        .filter(event -> event.position() > position && event.key().equals(key))
        .limit(limit)
        .toList();
  }

  @Override
  public Map<String, StoredSnapshot> snapshots(Collection<String> streams) {
    faults.reading();
    Map<String, StoredSnapshot> found = new HashMap<>(disk.snapshots);
    found.keySet().retainAll(streams);
    return found;
  }

  @Override
  public void save(StoredSnapshot snapshot) {
    faults.reading();
    disk.snapshots.put(snapshot.stream(), snapshot.walked());
  }

  @Override
  public Optional<Long> checkpoint(String name) {
    return Optional.ofNullable(disk.checkpoints.get(name));
  }
}

package io.boxoffice.messaging;

import io.boxoffice.eventlog.StaleCheckpoint;
import java.util.Map;

/// Checkpoints in memory.
///
/// @param reachable throws if the database can't be reached now
record CheckpointsInMemory(Map<String, Long> positions, Runnable reachable) implements Checkpoints {

  @Override
  public long read(String name) {
    reachable.run();
    return positions.getOrDefault(name, 0L);
  }

  @Override
  public void move(String name, long from, long to) {
    reachable.run();
    long found = positions.getOrDefault(name, 0L);
    if (found != from) {
      throw new StaleCheckpoint(name, from, found);
    }
    positions.put(name, to);
  }
}

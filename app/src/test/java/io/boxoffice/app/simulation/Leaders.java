package io.boxoffice.app.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which process is the active one for what only one may do, as locks in the database decide it.
final class Leaders {
  private static final long TOLD_WITHIN = 1_000_000;

  private final World world;
  private final Map<String, Integer> holders = new TreeMap<>();

  /// When who lost a lock is told.
  private final Map<String, Long> losers = new HashMap<>();

  Leaders(World world) {
    this.world = world;
  }

  /// Whether a process is the active one; takes the lock if it is free. Who lost it learns of it
  /// after a while, and is told once.
  boolean ask(String lock, int process) {
    String asks = lock + "@" + process;
    Long toldAt = losers.get(asks);
    if (toldAt != null) {
      if (world.time.now() < toldAt) {
        return true;
      }
      losers.remove(asks);
      return false;
    }
    Integer holder = holders.putIfAbsent(lock, process);
    return holder == null || holder == process;
  }

  /// Whether asking would be answered with yes.
  boolean open(String lock, int process) {
    Integer holder = holders.get(lock);
    return holder == null || holder == process;
  }

  boolean holds(String lock, int process) {
    Integer holder = holders.get(lock);
    return holder != null && holder == process;
  }

  List<String> held() {
    return List.copyOf(holders.keySet());
  }

  /// The connection of a lock is lost, and its holder has not noticed.
  void lose(String lock) {
    Integer holder = holders.remove(lock);
    if (holder != null) {
      losers.put(lock + "@" + holder, world.time.now() + world.dice.between(0, TOLD_WITHIN));
    }
  }

  void died(int process) {
    holders.values().removeIf(holder -> holder == process);
    losers.keySet().removeIf(loser -> loser.endsWith("@" + process));
  }
}

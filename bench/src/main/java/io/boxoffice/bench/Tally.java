package io.boxoffice.bench;

import java.util.SortedMap;
import java.util.TreeMap;

/// Counts what came of requests in one part of a run. For one thread.
final class Tally {
  private static final int STATUS_END = 600;

  private final LatencyHistogram successes = new LatencyHistogram();
  private final long[] statuses = new long[STATUS_END];
  private long aside;
  private long refused;
  private long failed;
  private long lost;
  private long connections;

  /// @param nanos from when the request was due to the answer's last byte read
  void answered(int status, Outcome outcome, long nanos) {
    statuses[Math.clamp(status, 0, STATUS_END - 1)]++;
    switch (outcome) {
      case SUCCEEDED -> successes.record(nanos);
      case ASIDE -> aside++;
      case REFUSED -> refused++;
      case FAILED -> failed++;
    }
  }

  /// A request whose answer never came: nobody knows whether it was carried out.
  void lost() {
    lost++;
  }

  void reconnected() {
    connections++;
  }

  long successful() {
    return successes.total();
  }

  LatencyHistogram latencies() {
    return successes;
  }

  /// What was done as asked beside what is counted.
  long asideCount() {
    return aside;
  }

  long refusedCount() {
    return refused;
  }

  long failedCount() {
    return failed;
  }

  long lostCount() {
    return lost;
  }

  /// Connections made anew because the server had closed one.
  long reconnectedCount() {
    return connections;
  }

  /// Takes in what came of another part.
  void add(Tally other) {
    successes.add(other.successes);
    for (int status = 0; status < STATUS_END; status++) {
      statuses[status] += other.statuses[status];
    }
    aside += other.aside;
    refused += other.refused;
    failed += other.failed;
    lost += other.lost;
    connections += other.connections;
  }

  /// How often each status was answered.
  SortedMap<Integer, Long> byStatus() {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (int status = 0; status < STATUS_END; status++) {
      if (statuses[status] > 0) {
        counts.put(status, statuses[status]);
      }
    }
    return counts;
  }
}

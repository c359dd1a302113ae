package io.boxoffice.bench;

import io.boxoffice.core.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;

/// What an on-sale came to. Successes are answers of 201 in the measured time; the check is over
/// the whole run.
///
/// @param reconnected connections made anew in the measured time
/// @param byStatus answers of each status in the measured time
/// @param cpu seconds used in the measured time
public record OnsaleResult(
    Machine machine,
    int connections,
    int customers,
    double seconds,
    long successful,
    long refused,
    long failed,
    long reconnected,
    SortedMap<Integer, Long> byStatus,
    double p50Millis,
    double p99Millis,
    double p999Millis,
    double maxMillis,
    CpuTimes cpu,
    HoldsCheck check) {

  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final double MILLIS_PER_SECOND = 1_000;
  private static final double PER_HOLDS = 1_000;
  private static final double DECIMALS = 1_000;

  static OnsaleResult of(Onsale onsale, LoadResult load, CpuTimes cpu, HoldsCheck check) {
    Tally tally = load.measured();
    LatencyHistogram latencies = tally.latencies();
    return new OnsaleResult(
        Machine.ours(),
        onsale.connections(),
        onsale.customers().size(),
        load.seconds(),
        tally.successful(),
        tally.refusedCount(),
        tally.failedCount(),
        tally.reconnectedCount(),
        tally.byStatus(),
        latencies.nanosAt(0.5) / NANOS_PER_MILLI,
        latencies.nanosAt(0.99) / NANOS_PER_MILLI,
        latencies.nanosAt(0.999) / NANOS_PER_MILLI,
        latencies.maxNanos() / NANOS_PER_MILLI,
        cpu,
        check);
  }

  /// Whether what was acknowledged is there, and something was.
  public boolean verified() {
    return check.holds() && successful > 0;
  }

  public double holdsPerSecond() {
    return successful / seconds;
  }

  /// One object with flat keys; rounded to thousandths.
  public String json() {
    Map<String, Object> flat = new LinkedHashMap<>();
    flat.put("bench", "onsale");
    flat.put("holdsPerSecond", rounded(holdsPerSecond()));
    flat.put("p50Millis", rounded(p50Millis));
    flat.put("p99Millis", rounded(p99Millis));
    flat.put("p999Millis", rounded(p999Millis));
    flat.put("maxMillis", rounded(maxMillis));
    flat.put("successful", successful);
    flat.put("refused", refused);
    flat.put("failed", failed);
    byStatus.forEach((status, count) -> flat.put("status" + status, count));
    flat.put("verified", verified());
    flat.put("acknowledgedInAll", check.acknowledged());
    flat.put("lostInAll", check.lost());
    flat.put("countedInAll", check.counted());
    flat.put("reconnected", reconnected);
    flat.put("cpuGeneratorMillisPer1000Holds", rounded(millisPer1000(cpu.generator())));
    flat.put("cpuServerMillisPer1000Holds", rounded(millisPer1000(cpu.server())));
    flat.put("cpuDatabaseMillisPer1000Holds", rounded(millisPer1000(cpu.database())));
    flat.put("connections", connections);
    flat.put("customers", customers);
    flat.put("seconds", rounded(seconds));
    flat.put("cores", machine.cores());
    flat.put("memoryMegabytes", machine.memoryMegabytes());
    flat.put("system", machine.system());
    flat.put("java", machine.java());
    return Json.write(flat);
  }

  /// A table to read, with the machine and what was checked.
  public String table() {
    return """
        Machine              %d cores, %,d MB, %s, Java %s
        Load                 %d connections, %,d customers, %.1f s

        Holds per second     %,.0f
        Latency              p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, longest %.2f ms
        Successful           %,d
        Refused              %,d
        Failed               %,d
        Answers by status    %s
        Connections anew     %,d
        CPU per 1,000 holds  generator %.1f ms, server %.1f ms, database %.1f ms

        %s
        """
        .formatted(
            machine.cores(),
            machine.memoryMegabytes(),
            machine.system(),
            machine.java(),
            connections,
            customers,
            seconds,
            holdsPerSecond(),
            p50Millis,
            p99Millis,
            p999Millis,
            maxMillis,
            successful,
            refused,
            failed,
            byStatus,
            reconnected,
            millisPer1000(cpu.generator()),
            millisPer1000(cpu.server()),
            millisPer1000(cpu.database()),
            check.sentence());
  }

  private double millisPer1000(double cpuSeconds) {
    return successful == 0 ? 0 : cpuSeconds * MILLIS_PER_SECOND * PER_HOLDS / successful;
  }

  private static double rounded(double value) {
    return Math.round(value * DECIMALS) / DECIMALS;
  }
}

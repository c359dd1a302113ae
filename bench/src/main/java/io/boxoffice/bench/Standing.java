package io.boxoffice.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// How one contender did in all of its laps: speeds as the median of the laps, the rest together.
record Standing(Contender contender, List<Lap.Result> laps) {
  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final double MILLIS_PER_SECOND = 1_000;
  private static final double PER_HOLDS = 1_000;
  private static final double PERCENT = 100;

  Standing {
    laps = List.copyOf(laps);
  }

  double perSecond() {
    return Median.of(laps.stream().map(lap -> lap.load().perSecond()).toList());
  }

  double ratioTo(Standing other) {
    return other.perSecond() > 0 ? perSecond() / other.perSecond() : 0;
  }

  Tally measured() {
    var all = new Tally();
    laps.forEach(lap -> all.add(lap.load().measured()));
    return all;
  }

  double seconds() {
    return laps.stream().mapToDouble(lap -> lap.load().seconds()).sum();
  }

  long unsent() {
    return laps.stream().mapToLong(lap -> lap.load().unsent()).sum();
  }

  CpuTimes cpu() {
    return laps.stream().map(Lap.Result::cpu).reduce(CpuTimes.NONE, CpuTimes::plus);
  }

  HoldsCheck check() {
    return laps.stream().map(Lap.Result::check).reduce(HoldsCheck.NOTHING, HoldsCheck::and);
  }

  /// Whether every lap alone is as it has to be, and something was held.
  boolean holds() {
    return laps.stream().allMatch(lap -> lap.check().holds()) && measured().successful() > 0;
  }

  /// Adds what is told of every contender; the keys begin with its prefix.
  void tell(Figures figures, String prefix, String label) {
    Tally tally = measured();
    latency(figures, tally, prefix + key(prefix, "p50Millis"), label + " p50", 0.5);
    latency(figures, tally, prefix + key(prefix, "p99Millis"), label + " p99", 0.99);
    latency(figures, tally, prefix + key(prefix, "p999Millis"), label + " p99.9", 0.999);
    CpuTimes cpu = cpu();
    String per = "CpuMillisPer1000Holds";
    cpu(
        figures,
        prefix + key(prefix, "generator" + per),
        label + " CPU, generator",
        cpu.generator());
    cpu(figures, prefix + key(prefix, "server" + per), label + " CPU, server", cpu.server());
    cpu(
        figures,
        prefix + key(prefix, "database" + per),
        label + " CPU, PostgreSQL",
        cpu.database());
    double all = cpu.generator() + cpu.server() + cpu.database();
    figures.add(
        prefix + key(prefix, "generatorCpuPercent"),
        label + " CPU, generator's share",
        all > 0 ? cpu.generator() * PERCENT / all : 0,
        "%");
  }

  /// A key in the middle of a name begins with a capital.
  static String key(String prefix, String name) {
    return prefix.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static void latency(
      Figures figures, Tally tally, String key, String label, double share) {
    figures.add(key, label, tally.latencies().nanosAt(share) / NANOS_PER_MILLI, "ms");
  }

  private void cpu(Figures figures, String key, String label, double seconds) {
    long holds = measured().successful();
    double millis = holds == 0 ? 0 : seconds * MILLIS_PER_SECOND * PER_HOLDS / holds;
    figures.add(key, label, millis, "ms per 1,000 holds");
  }
}

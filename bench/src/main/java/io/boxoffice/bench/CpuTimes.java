package io.boxoffice.bench;

/// CPU seconds of the three that share the machine: this process, the server, and the server's
/// children, which are its database. All 0 where the kernel has no `/proc`.
record CpuTimes(double generator, double server, double database) {

  static final CpuTimes NONE = new CpuTimes(0, 0, 0);

  /// The times so far, of a server with this process id.
  static CpuTimes of(long server) {
    double database =
        ProcessHandle.of(server).stream()
            .flatMap(ProcessHandle::descendants)
            .mapToDouble(child -> CpuSeconds.of(child.pid()).total())
            .sum();
    return new CpuTimes(
        CpuSeconds.of(ProcessHandle.current().pid()).own(), CpuSeconds.of(server).own(), database);
  }

  CpuTimes plus(CpuTimes other) {
    return new CpuTimes(
        generator + other.generator, server + other.server, database + other.database);
  }

  /// What was used between the earlier times and these.
  CpuTimes since(CpuTimes earlier) {
    return new CpuTimes(
        generator - earlier.generator, server - earlier.server, database - earlier.database);
  }
}

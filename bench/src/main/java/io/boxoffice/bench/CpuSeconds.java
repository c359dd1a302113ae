package io.boxoffice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// CPU time of a process so far, user and system, in seconds.
///
/// @param own of the process itself
/// @param ended of its children that have ended and were waited for
record CpuSeconds(double own, double ended) {

  /// Linux reports to programs in hundredths of a second (USER_HZ), whatever the kernel's own is.
  private static final double TICKS_PER_SECOND = 100;

  private static final CpuSeconds NONE = new CpuSeconds(0, 0);

  // proc_pid_stat(5) counts from 1; its third field is the first after the name.
  private static final int UTIME = 14 - 3;
  private static final int STIME = 15 - 3;
  private static final int CUTIME = 16 - 3;
  private static final int CSTIME = 17 - 3;

  /// What the kernel says about a process; nothing if it has ended.
  static CpuSeconds of(long pid) {
    try {
      return parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
    } catch (IOException _) { // Ended, or a machine without /proc.
      return NONE;
    }
  }

  double total() {
    return own + ended;
  }

  /// The name, in parentheses, may hold blanks and parentheses itself.
  static CpuSeconds parse(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return new CpuSeconds(
        seconds(fields[UTIME]) + seconds(fields[STIME]),
        seconds(fields[CUTIME]) + seconds(fields[CSTIME]));
  }

  private static double seconds(String ticks) {
    return Long.parseLong(ticks) / TICKS_PER_SECOND;
  }
}

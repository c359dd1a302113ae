package io.boxoffice.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// How the system shares out the cores among threads. See ADR 0025.
final class Scheduling {

  /// Linux's `SCHED_OTHER`, which a process has unless somebody chose.
  static final int USUAL = 0;

  /// Linux's `SCHED_BATCH`: who wakes another thread runs on.
  static final int BATCH = 3;

  private static final Duration QUICK = Duration.ofSeconds(2);

  /// Of what follows the program's name in `/proc/PID/stat`, which may hold blanks.
  private static final int POLICY = 39;

  private static final int TRIES = 3;

  private Scheduling() {}

  /// Lets threads of this process, and processes that it starts from now on, run on when they wake
  /// others. Nothing happens where the system has no `chrt`, or does not let it, or where whoever
  /// started the process chose how it is scheduled.
  static void runOnWhenWaking() {
    long pid = ProcessHandle.current().pid();
    boolean usual = policy(pid).filter(policy -> policy == USUAL).isPresent();
    for (int i = 0; usual && i < TRIES && !choose(pid); i++) {
      // Once more: a thread may have ended between being listed and being changed.
    }
  }

  /// The policy of a thread, or of a process's first; empty where there is no `/proc` as Linux's.
  static Optional<Integer> policy(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 1).split(" ", -1));
      return Optional.of(Integer.valueOf(fields.get(POLICY)));
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Whether another try is of no use.
  private static boolean choose(long pid) {
    try {
      Process chrt =
          new ProcessBuilder("chrt", "-a", "-b", "-p", "0", Long.toString(pid))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = chrt.waitFor(QUICK.toMillis(), TimeUnit.MILLISECONDS);
      chrt.destroy();
      return ended && chrt.exitValue() == 0;
    } catch (IOException _) {
      return true; // There is none: slower, and otherwise the same.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}

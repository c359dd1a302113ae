package io.boxoffice.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The CPU used between two moments. Looks in threads of its own: finding the processes takes some
/// milliseconds, in which the load must go on.
final class CpuWindow {
  private final FutureTask<CpuTimes> before;
  private final FutureTask<CpuTimes> after;

  /// @param server process id
  CpuWindow(long server) {
    Callable<CpuTimes> look = () -> CpuTimes.of(server);
    this.before = new FutureTask<>(look);
    this.after = new FutureTask<>(look);
  }

  void begin() {
    Thread.ofPlatform().daemon().name("cpu-before").start(before);
  }

  void end() {
    Thread.ofPlatform().daemon().name("cpu-after").start(after);
  }

  /// What was used, after both moments.
  CpuTimes used() {
    try {
      return after.get().since(before.get());
    } catch (ExecutionException e) {
      throw new IllegalStateException("the CPU times could not be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading CPU times", e);
    }
  }
}

package io.boxoffice.app.simulation;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// An executor that hands what it is given to somebody, or runs it at once.
final class Direct extends AbstractExecutorService {
  private final Consumer<Runnable> taker;

  Direct(Consumer<Runnable> taker) {
    this.taker = taker;
  }

  static Direct atOnce() {
    return new Direct(Runnable::run);
  }

  @Override
  public void execute(Runnable work) {
    taker.accept(work);
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return true;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}

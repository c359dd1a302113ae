package io.boxoffice.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does the same from many threads that start together.
final class AtOnce {

  private AtOnce() {}

  static <T> List<T> times(int count, Callable<T> work)
      throws InterruptedException, ExecutionException {
    var barrier = new CyclicBarrier(count);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> under = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        under.add(
            threads.submit(
                () -> {
                  barrier.await();
                  return work.call();
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> future : under) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}

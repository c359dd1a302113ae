package io.boxoffice.accounts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does things from many threads that start together.
final class AtOnce {

  private AtOnce() {}

  static <T> List<T> times(int count, Callable<T> work)
      throws InterruptedException, ExecutionException {
    return all(Collections.nCopies(count, work));
  }

  /// Answers in the order of what was done.
  static <T> List<T> all(List<Callable<T>> works) throws InterruptedException, ExecutionException {
    var barrier = new CyclicBarrier(works.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> under = new ArrayList<>();
      for (Callable<T> work : works) {
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

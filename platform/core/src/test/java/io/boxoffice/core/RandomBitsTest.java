package io.boxoffice.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomBitsTest {
  private static final int THREADS = 4;
  private static final int EACH = 20 * RandomBits.BLOCK;

  @Test
  void no_two_threads_get_the_same_bits() throws Exception {
    var bits = new RandomBits(new SecureRandom());
    List<Long> all = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      Collection<Callable<List<Long>>> draws =
          IntStream.range(0, THREADS)
              .<Callable<List<Long>>>mapToObj(
                  _ -> () -> IntStream.range(0, EACH).mapToObj(_ -> bits.nextLong()).toList())
              .toList();
      for (Future<List<Long>> drawn : threads.invokeAll(draws)) {
        all.addAll(drawn.get());
      }
    }

    assertThat(new HashSet<>(all)).hasSize(THREADS * EACH);
  }
}

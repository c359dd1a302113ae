package io.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandsUnderWayTest {
  private final CommandsUnderWay underWay = new CommandsUnderWay();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void goHome() {
    end.countDown();
    customers.close();
  }

  @Test
  void one_aggregate_gets_only_a_part_of_the_places() throws Exception {
    crowd("hot", CommandsUnderWay.OF_ONE_MAX);

    assertThatThrownBy(() -> underWay.run("hot", () -> "done"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            busy -> assertThat(busy.problem().headers()).containsEntry("Retry-After", "1"));
    assertThat(underWay.run("another", () -> "done")).isEqualTo("done");
  }

  @Test
  void there_is_an_end_to_the_places_of_all() throws Exception {
    crowd("first", CommandsUnderWay.ALL_MAX / 2);
    crowd("second", CommandsUnderWay.ALL_MAX / 2);

    assertThatThrownBy(() -> underWay.run("third", () -> "done"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void places_are_free_again_after_commands_refusals_and_failures() throws Exception {
    List<Future<?>> crowd = crowd("hot", CommandsUnderWay.OF_ONE_MAX);
    assertThatThrownBy(() -> underWay.run("hot", () -> "done"))
        .isInstanceOf(ProblemException.class);
    end.countDown();
    for (Future<?> customer : crowd) {
      customer.get();
    }
    for (int i = 0; i < 2 * CommandsUnderWay.ALL_MAX; i++) {
      assertThatThrownBy(
              () ->
                  underWay.run(
                      "hot",
                      () -> {
                        throw new IllegalStateException("failed");
                      }))
          .isInstanceOf(IllegalStateException.class);
    }

    assertThat(underWay.run("hot", () -> "done")).isEqualTo("done");
  }

  /// Commands that are under way until the test ends.
  private List<Future<?>> crowd(String stream, int count) throws InterruptedException {
    var inside = new CountDownLatch(count);
    List<Future<?>> crowd = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      crowd.add(customers.submit(() -> underWay.run(stream, () -> stay(inside))));
    }
    inside.await();
    return crowd;
  }

  private String stay(CountDownLatch inside) {
    inside.countDown();
    try {
      end.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return "stayed";
  }
}

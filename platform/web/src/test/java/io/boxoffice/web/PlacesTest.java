package io.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private final Places places = new Places(5, 3);

  @Test
  void what_everyone_wants_gets_only_a_part() {
    assertThat(entered("hot", 10)).isEqualTo(3);
    assertThat(entered("another", 10)).isEqualTo(2);
  }

  @Test
  void there_is_an_end_to_the_places_of_all() {
    assertThat(entered("first", 3)).isEqualTo(3);
    assertThat(entered("second", 2)).isEqualTo(2);
    assertThat(places.enter("third")).isFalse();

    places.leave("first");

    assertThat(places.enter("third")).isTrue();
    assertThat(places.enter("first")).isFalse();
  }

  @Test
  void who_finds_no_place_takes_none() {
    assertThat(entered("hot", 1_000)).isEqualTo(3);

    places.leave("hot");

    assertThat(entered("hot", 2)).isEqualTo(1);
    assertThat(entered("another", 5)).isEqualTo(2);
  }

  @Test
  void never_more_are_inside_however_many_come_at_once() throws Exception {
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      var doors = new CountDownLatch(1);
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        all.add(crowd.submit(() -> comeAndGo(doors, inside, most)));
      }
      doors.countDown();
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(most.get()).isBetween(1, 3);
    assertThat(entered("hot", 10)).isEqualTo(3);
  }

  private Void comeAndGo(CountDownLatch doors, AtomicInteger inside, AtomicInteger most)
      throws InterruptedException {
    doors.await();
    for (int i = 0; i < 100; i++) {
      if (places.enter("hot")) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        inside.decrementAndGet();
        places.leave("hot");
      }
    }
    return null;
  }

  private int entered(String key, int tries) {
    int entered = 0;
    for (int i = 0; i < tries; i++) {
      entered += places.enter(key) ? 1 : 0;
    }
    return entered;
  }
}

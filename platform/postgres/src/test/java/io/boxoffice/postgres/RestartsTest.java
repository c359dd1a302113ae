package io.boxoffice.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartsTest {
  private final Restarts restarts = new Restarts();

  @Test
  void pauses_grow_to_a_limit() {
    assertThat(restarts.next(0)).contains(Duration.ofMillis(100));
    assertThat(restarts.next(0)).contains(Duration.ofMillis(200));
    for (int i = 2; i < 7; i++) {
      assertThat(restarts.next(0)).isPresent();
    }
    assertThat(restarts.next(0)).contains(Duration.ofSeconds(5));
  }

  @Test
  void too_many_within_the_window_are_given_up() {
    for (int i = 0; i < Restarts.LIMIT; i++) {
      assertThat(restarts.next(i)).isPresent();
    }
    assertThat(restarts.next(Restarts.LIMIT)).isEmpty();
  }

  @Test
  void old_ones_are_forgotten() {
    for (int i = 0; i < Restarts.LIMIT; i++) {
      assertThat(restarts.next(i)).isPresent();
    }
    long later = Restarts.WINDOW.plusSeconds(1).toNanos();
    assertThat(restarts.next(later)).contains(Duration.ofMillis(100));
  }
}

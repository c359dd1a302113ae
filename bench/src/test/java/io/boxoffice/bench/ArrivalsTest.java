package io.boxoffice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ArrivalsTest {
  private static final long NOW = 5_000_000;

  @Test
  void each_is_due_an_interval_after_the_one_before() {
    var arrivals = new Arrivals(1_000, NOW);
    assertThat(arrivals.nextAt()).isEqualTo(NOW);
    arrivals.take();
    assertThat(arrivals.nextAt()).isEqualTo(NOW + 1_000_000);
  }

  @Test
  void rounding_does_not_add_up() {
    var arrivals = new Arrivals(3, NOW);
    for (int i = 0; i < 3_000; i++) {
      arrivals.take();
    }
    assertThat(arrivals.nextAt()).isEqualTo(NOW + 1_000_000_000_000L);
  }

  @Test
  void those_that_nobody_took_are_late() {
    var arrivals = new Arrivals(1_000, NOW);
    arrivals.take();
    assertThat(arrivals.late(NOW)).isZero();
    assertThat(arrivals.late(NOW + 2_500_000)).isEqualTo(2);
  }
}

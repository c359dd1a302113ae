package io.boxoffice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MedianTest {

  @Test
  void the_middle_counts_and_outliers_do_not() {
    assertThat(Median.of(List.of(900.0, 10.0, 11.0))).isEqualTo(11);
    assertThat(Median.of(List.of(10.0, 12.0))).isEqualTo(11);
    assertThat(Median.of(List.of())).isZero();
  }
}

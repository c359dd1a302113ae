package io.boxoffice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class LatencyHistogramTest {
  private static final long SEED = 7;
  private static final Percentage BUCKET = Percentage.withPercentage(0.8);

  private final LatencyHistogram histogram = new LatencyHistogram();

  @Test
  void percentiles_are_within_a_bucket_of_the_sorted_values() {
    var random = new Random(SEED);
    long[] values =
        random.longs(100_000).map(value -> (value & ~Long.MIN_VALUE) % 50_000_000).toArray();
    Arrays.stream(values).forEach(histogram::record);
    Arrays.sort(values);

    assertThat(histogram.nanosAt(0.5)).isCloseTo(values[49_999], BUCKET);
    assertThat(histogram.nanosAt(0.99)).isCloseTo(values[98_999], BUCKET);
    assertThat(histogram.nanosAt(0.999)).isCloseTo(values[99_899], BUCKET);
    assertThat(histogram.nanosAt(1)).isEqualTo(values[99_999]);
    assertThat(histogram.maxNanos()).isEqualTo(values[99_999]);
    assertThat(histogram.total()).isEqualTo(100_000);
  }

  @Test
  void the_slowest_of_a_thousand_is_seen_by_the_last_thousandth_alone() {
    for (int i = 0; i < 999; i++) {
      histogram.record(1_000);
    }
    histogram.record(5_000_000);

    assertThat(histogram.nanosAt(0.999)).isCloseTo(1_000, BUCKET);
    assertThat(histogram.nanosAt(0.9991)).isEqualTo(5_000_000);
  }

  @Test
  void short_durations_are_exact_and_any_long_one_has_a_place() {
    for (long value = 0; value < 128; value++) {
      histogram.record(value);
    }
    assertThat(histogram.nanosAt(0.5)).isEqualTo(63);

    histogram.record(Long.MAX_VALUE);
    histogram.record(-1);
    assertThat(histogram.nanosAt(1)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void nothing_recorded_is_zero() {
    assertThat(histogram.nanosAt(0.99)).isZero();
  }
}

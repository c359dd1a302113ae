package io.boxoffice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HoldsCheckTest {

  @ParameterizedTest
  @CsvSource({
    "10, 0, 0, 10, 10, true",
    "10, 4, 0, 6, 10, true",
    "10, 0, 0, 9, 10, false",
    "10, 0, 0, 11, 10, false",
    "10, 0, 0, 10, 9, false",
    "10, 0, 0, 10, 11, false",
    "10, 0, 2, 12, 12, true",
    "10, 0, 2, 13, 12, false",
    "10, 0, 2, 10, 9, false"
  })
  void what_was_promised_is_there_and_nothing_else_but_what_was_lost(
      long acknowledged, long released, long lost, long counted, long logged, boolean holds) {
    assertThat(new HoldsCheck(acknowledged, released, lost, counted, logged).holds())
        .isEqualTo(holds);
  }
}

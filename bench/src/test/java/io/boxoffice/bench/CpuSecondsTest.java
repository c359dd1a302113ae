package io.boxoffice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CpuSecondsTest {

  @Test
  void the_name_may_hold_blanks_and_parentheses() {
    String stat =
        "4711 (a (b) c) S 1 4711 4711 0 -1 4194560 10 20 30 40 150 50 1200 34 20 0 1 0 99 0 0";

    assertThat(CpuSeconds.parse(stat)).isEqualTo(new CpuSeconds(2.0, 12.34));
    assertThat(CpuSeconds.parse(stat).total()).isEqualTo(14.34);
  }
}

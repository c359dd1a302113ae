package io.boxoffice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void one_thing_that_is_not_so_spoils_all_and_is_told() {
    Figures figures =
        Figures.of("any").check(true, "All came.").check(false, "None left.").check(true, "Done.");
    assertThat(figures.verified()).isFalse();
    assertThat(figures.broken()).containsExactly("NOT SO: None left.");
    assertThat(figures.json()).contains("\"verified\":false");
    assertThat(figures.table()).contains("All came.", "NOT SO: None left.");
  }

  @Test
  void figures_that_are_all_so_are_verified() {
    Figures figures = Figures.of("any").add("speed", "Speed", 1.23456, "/s").check(true, "Done.");
    assertThat(figures.verified()).isTrue();
    assertThat(figures.broken()).isEmpty();
    assertThat(figures.json()).contains("\"verified\":true", "\"speed\":1.235");
  }
}

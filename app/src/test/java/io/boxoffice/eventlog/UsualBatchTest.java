package io.boxoffice.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How many units the writer of a log expects.
final class UsualBatchTest {

  @Test
  void more_than_usual_become_usual_at_once_up_to_what_is_enough() {
    assertThat(LogWriter.usual(8, 20)).isEqualTo(20);
    assertThat(LogWriter.usual(8, 1_000)).isEqualTo(LogWriter.ENOUGH);
  }

  @Test
  void fewer_than_usual_are_believed_step_by_step() {
    assertThat(LogWriter.usual(20, 8)).isEqualTo(19);
    assertThat(LogWriter.usual(9, 8)).isEqualTo(8);
  }

  @Test
  void who_comes_alone_after_many_is_soon_served_at_once() {
    int usual = LogWriter.ENOUGH;
    for (int i = 0; i < 4; i++) {
      usual = LogWriter.usual(usual, 1);
    }
    assertThat(usual).isLessThanOrEqualTo(LogWriter.FEW);
  }
}

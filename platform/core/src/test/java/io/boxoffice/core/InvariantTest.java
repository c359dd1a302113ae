package io.boxoffice.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InvariantTest {

  @Test
  void what_holds_passes() {
    assertThatCode(() -> Invariant.check(true, "sold <= capacity")).doesNotThrowAnyException();
    assertThatCode(() -> Invariant.check(true, "%s <= %s", 1, 2)).doesNotThrowAnyException();
    assertThat(Invariant.present("a", "it")).isEqualTo("a");
  }

  @Test
  void what_does_not_hold_stops_the_work_and_says_what() {
    assertThatThrownBy(() -> Invariant.check(false, "sold <= 100%"))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("sold <= 100%");
    assertThatThrownBy(() -> Invariant.check(false, "%d <= %d", 3, 2))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("3 <= 2");
  }

  @Test
  void what_is_missing_is_named() {
    assertThatThrownBy(() -> Invariant.present(null, "the hold"))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("the hold is missing");
  }

  @Test
  void a_violation_is_no_failure_that_could_be_retried_or_parked() {
    assertThat(new InvariantViolation("x"))
        .isNotInstanceOf(PassingFailure.class)
        .isNotInstanceOf(PermanentFailure.class);
  }
}

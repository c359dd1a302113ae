package io.boxoffice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OverloadBenchTest {
  private static final int CREATED = 201;
  private static final int BUSY = 429;

  private final Tally tally = new Tally();

  @Test
  void who_is_served_or_told_to_come_again_met_nothing_else() {
    answered(CREATED);
    answered(BUSY);
    answered(BUSY);
    assertThat(OverloadBench.onlyServedOrTurnedAway(tally)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 409, 500, 503})
  void another_answer_is_noticed(int status) {
    answered(CREATED);
    answered(BUSY);
    answered(status);
    assertThat(OverloadBench.onlyServedOrTurnedAway(tally)).isFalse();
  }

  @Test
  void a_request_without_an_answer_is_noticed() {
    answered(CREATED);
    tally.lost();
    assertThat(OverloadBench.onlyServedOrTurnedAway(tally)).isFalse();
  }

  private void answered(int status) {
    tally.answered(status, Outcome.of(status, CREATED), 1);
  }
}

package io.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestsUnderWayTest {

  @Test
  void past_the_limit_nobody_enters_until_somebody_leaves() {
    var underWay = new RequestsUnderWay(2);
    assertThat(underWay.enter()).isTrue();
    assertThat(underWay.enter()).isTrue();
    assertThat(underWay.enter()).isFalse();
    assertThat(underWay.enter()).isFalse();

    underWay.leave();

    assertThat(underWay.enter()).isTrue();
    assertThat(underWay.enter()).isFalse();
  }
}

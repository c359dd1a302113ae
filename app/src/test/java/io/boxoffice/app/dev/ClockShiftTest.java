package io.boxoffice.app.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.web.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClockShiftTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final ClockShift shift = new ClockShift(Clock.fixed(NOON, ZoneOffset.UTC));
  private final Clock clock = shift.clock();
  private final ClockController controller = new ClockController(shift);

  @Test
  void at_first_it_is_the_real_time() {
    assertThat(clock.instant()).isEqualTo(NOON);
    assertThat(controller.clock().ahead()).isZero();
  }

  @Test
  void a_clock_that_was_given_out_before_jumps_ahead_and_back() {
    var _ = controller.move(new ClockController.Moved(HOUR));
    assertThat(clock.instant()).isEqualTo(NOON.plus(HOUR));
    var _ = controller.move(new ClockController.Moved(HOUR.negated()));
    assertThat(clock.instant()).isEqualTo(NOON.minus(HOUR));
    var _ = controller.move(new ClockController.Moved(Duration.ZERO));
    assertThat(clock.instant()).isEqualTo(NOON);
  }

  @Test
  void it_jumps_in_every_time_zone() {
    Clock elsewhere = clock.withZone(ZoneId.of("Europe/Berlin"));
    shift.set(HOUR);
    assertThat(elsewhere.instant()).isEqualTo(NOON.plus(HOUR));
    assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void more_than_a_day_is_refused() {
    var century = new ClockController.Moved(Duration.ofDays(36_500));
    assertThatThrownBy(() -> controller.move(century)).isInstanceOf(ProblemException.class);
    assertThat(clock.instant()).isEqualTo(NOON);
  }
}

package io.boxoffice.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimersTest {
  private final SteppedClock clock = new SteppedClock();
  private final Timers timers = new Timers(clock, Runnable::run);
  private final List<String> done = new ArrayList<>();

  @Test
  void work_is_done_once_when_its_time_has_come_the_earliest_first() {
    timers.at(SteppedClock.START.plusSeconds(2), () -> done.add("second"));
    timers.at(SteppedClock.START.plusSeconds(1), () -> done.add("first"));
    timers.at(SteppedClock.START.plusSeconds(9), () -> done.add("later"));
    timers.tick();
    assertThat(done).isEmpty();

    clock.move(Duration.ofSeconds(2));
    timers.tick();
    timers.tick();

    assertThat(done).containsExactly("first", "second");
  }
}

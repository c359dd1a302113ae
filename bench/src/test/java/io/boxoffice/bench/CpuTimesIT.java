package io.boxoffice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class CpuTimesIT {
  private static final double BUSY_SECONDS = 0.3;

  /// A shell with a child that counts up until it is killed.
  private static final String BUSY_CHILD =
      "(while :; do :; done) & child=$!; trap 'kill $child' TERM; wait $child";

  @Test
  void work_is_told_from_the_work_of_others() throws IOException, InterruptedException {
    Process server = new ProcessBuilder("sh", "-c", BUSY_CHILD).start();
    try {
      CpuTimes before = CpuTimes.of(server.pid());
      double target = before.generator() + BUSY_SECONDS;
      CpuTimes after = before;
      while (after.generator() < target || after.database() < BUSY_SECONDS) {
        after = CpuTimes.of(server.pid());
      }
      CpuTimes used = after.since(before);

      assertThat(used.generator()).isGreaterThanOrEqualTo(BUSY_SECONDS - 0.011);
      assertThat(used.database()).isGreaterThan(0.2);
      assertThat(used.server()).as("it only waits").isLessThan(0.1);
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  @Test
  void a_process_that_is_gone_uses_nothing() {
    assertThat(CpuSeconds.of(Long.MAX_VALUE)).isEqualTo(new CpuSeconds(0, 0));
  }
}

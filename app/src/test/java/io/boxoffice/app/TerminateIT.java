package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.chaos.CampaignResult;
import io.boxoffice.chaos.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process is told to stop while it is busy: it ends by itself, its database with it, and what
/// it acknowledged is there afterwards.
final class TerminateIT {

  @TempDir Path folder;

  @Test
  void what_was_acknowledged_before_a_stop_under_load_is_there_after_it() {
    CampaignResult result =
        new SmallCampaign(folder, Boxoffice.class, List.of())
            .run(0, List.of(Fault.TERMINATE_SERVER));
    assertThat(result.violations()).as(result.text()).isEmpty();
    assertThat(result.otherFaults()).isEqualTo(1);
  }
}

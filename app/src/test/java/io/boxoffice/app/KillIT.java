package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.chaos.CampaignResult;
import io.boxoffice.chaos.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process is killed or told to stop, and what it relies on fails, under mixed load: a small
/// campaign of `boxoffice chaos`. Mistakes are planted to show that it would notice.
final class KillIT {
  private static final int KILLS = 10;
  private static final int KILLS_UNTIL_NOTICED_MAX = 4;

  private static final List<Fault> FAULTS =
      List.of(
          Fault.TERMINATE_SERVER,
          Fault.KILL_POSTGRES,
          Fault.STOP_POSTGRES,
          Fault.PROVIDER_DOWN,
          Fault.WEBHOOKS_DOUBLE,
          Fault.SMTP_DOWN,
          Fault.CLOCK_AHEAD);

  @TempDir Path folder;

  @Test
  void what_was_acknowledged_outlives_ten_kills_and_other_faults() {
    CampaignResult result =
        new SmallCampaign(folder, Boxoffice.class, List.of()).run(KILLS, FAULTS);
    assertThat(result.violations()).as(result.text()).isEmpty();
    assertThat(result.kills()).isEqualTo(KILLS);
    assertThat(result.otherFaults()).isEqualTo(FAULTS.size());
  }

  @Test
  void answering_before_the_commit_is_noticed() {
    assertNoticed(PlantedMistake.ANSWER_BEFORE_COMMIT);
  }

  @Test
  void a_checkpoint_outside_of_the_transaction_is_noticed() {
    assertNoticed(PlantedMistake.CHECKPOINT_OUTSIDE_THE_TRANSACTION);
  }

  private void assertNoticed(PlantedMistake mistake) {
    CampaignResult result =
        new SmallCampaign(
                folder, ServerWithMistake.class, List.of("--planted.mistake=" + mistake.name()))
            .run(KILLS_UNTIL_NOTICED_MAX, List.of());
    assertThat(result.violations()).as(result.text()).isNotEmpty();
  }
}

package io.boxoffice.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What is done to the program under test.
///
/// @param kills how often the process is killed
/// @param faults the other faults, each once per round
/// @param atMost after this no fault begins any more
/// @param folder for everything that the campaign makes; must be empty or absent
/// @param keep whether it stays when all is well; after a violation it always does
/// @param recoveryWithin how soon after a fault the installation must sell again by itself
public record CampaignSettings(
    Program program,
    int kills,
    long seed,
    List<Fault> faults,
    int rounds,
    Duration atMost,
    Path folder,
    boolean keep,
    Duration recoveryWithin) {

  /// Short times, so that everything comes to its end while somebody watches.
  static final List<String> SHORT_TIMES =
      List.of(
          "--boxoffice.logging=plain",
          "--logging.level.root=warn",
          "--boxoffice.inventory.hold-for=15s",
          "--boxoffice.inventory.lapse-after=5s",
          "--boxoffice.orders.pay-within=15s",
          "--boxoffice.payments.ask-again-after=1s",
          "--boxoffice.payments.ask-again-at-most-after=3s",
          "--boxoffice.payments.retry-at-most-after=2s",
          "--boxoffice.payments.answer-within=5s",
          "--boxoffice.notifications.retry-longest=2s");

  public CampaignSettings {
    faults = List.copyOf(faults);
  }

  boolean needsDisk() {
    return faults.stream().anyMatch(Fault::isOfDisk);
  }
}

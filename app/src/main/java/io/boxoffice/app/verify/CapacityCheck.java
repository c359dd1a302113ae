package io.boxoffice.app.verify;

import io.boxoffice.contracts.inventory.InventoryEvent;

/// Replays the shows one after another. Sees the inventory's events stream by stream.
final class CapacityCheck {
  private final Findings findings;
  private LogEvent at;
  private ShowReplay show;

  /// @param first event of the log, where the first stream begins
  CapacityCheck(Findings findings, LogEvent first) {
    this.findings = findings;
    this.at = first;
    this.show = new ShowReplay(this::broken);
  }

  void see(LogEvent stored, InventoryEvent event) {
    findings.examined(Check.CAPACITY);
    if (!stored.stream().equals(at.stream())) {
      show = new ShowReplay(this::broken);
    }
    at = stored;
    show.see(event);
  }

  private void broken(String sentence) {
    findings.violation(Check.CAPACITY, at, sentence);
  }
}

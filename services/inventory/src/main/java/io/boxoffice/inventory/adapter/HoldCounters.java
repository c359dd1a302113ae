package io.boxoffice.inventory.adapter;

import io.boxoffice.contracts.inventory.InventoryEvent.ItemsHeld;
import io.boxoffice.core.EventCodec;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.LogListener;
import io.boxoffice.eventlog.StoredEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts holds: accepted when they are committed, refused when their customers are told.
public final class HoldCounters implements LogListener {
  private static final String HELD = EventCodec.nameOf(ItemsHeld.class);

  private final MeterRegistry registry;
  private final Counter accepted;

  public HoldCounters(MeterRegistry registry) {
    this.registry = registry;
    this.accepted = registry.counter("boxoffice.holds.accepted");
  }

  @Override
  public void committed(Changes changes) {
    int held = 0;
    for (StoredEvent event : changes.events()) {
      if (event.type().equals(HELD)) {
        held++;
      }
    }
    accepted.increment(held);
  }

  /// @param reason the slug of a refusal
  void refused(String reason) {
    registry.counter("boxoffice.holds.refused", "reason", reason).increment();
  }
}

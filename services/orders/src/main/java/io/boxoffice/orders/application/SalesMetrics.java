package io.boxoffice.orders.application;

import io.boxoffice.contracts.orders.OrderEvent;
import io.boxoffice.contracts.orders.OrderEvent.OrderPaid;
import io.boxoffice.core.EventCodec;
import io.boxoffice.core.Money;
import io.boxoffice.eventlog.Changes;
import io.boxoffice.eventlog.LogListener;
import io.boxoffice.eventlog.StoredEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts what this process sold: orders paid, and their money in minor units by currency.
public final class SalesMetrics implements LogListener {
  private static final String PAID = EventCodec.nameOf(OrderPaid.class);

  private final MeterRegistry registry;
  private final Counter bookings;

  public SalesMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.bookings = registry.counter("boxoffice.bookings");
  }

  @Override
  public void committed(Changes changes) {
    for (StoredEvent event : changes.events()) {
      if (event.type().equals(PAID)
          && OrderEvent.CODEC.decode(event.type(), event.data()) instanceof OrderPaid paid) {
        count(paid.total());
      }
    }
  }

  private void count(Money total) {
    bookings.increment();
    registry
        .counter("boxoffice.revenue", "currency", total.currency())
        .increment((double) total.amount());
  }
}

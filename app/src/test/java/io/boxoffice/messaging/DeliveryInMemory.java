package io.boxoffice.messaging;

import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.Together.SqlWrite;
import java.util.List;
import java.util.function.Consumer;

/// Delivers to a projection in memory, whose rows never fail.
///
/// @param rows writes what an event means
record DeliveryInMemory(Consumer<StoredEvent> rows, SteppedSubscription.Around around)
    implements Delivery {

  @Override
  public Delivered deliver(Lane lane, long from, List<Step> steps) {
    long to = steps.getLast().event().stored().position();
    new CheckpointsInMemory(around.checkpoints(), around.reachable())
        .move(lane.checkpoint(), from, to);
    for (Step step : steps) {
      rows.accept(step.event().stored());
      around.deliveries().delivered(lane.checkpoint(), step.event().stored());
    }
    return new Delivered.All();
  }

  @Override
  public void deliverAgain(Lane lane, TailEvent event, SqlWrite write) {
    throw new IllegalStateException("nothing is set aside by " + lane.checkpoint());
  }
}

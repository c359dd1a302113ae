package io.boxoffice.testing.tally;

import io.boxoffice.core.EventCodec;
import io.boxoffice.core.EventType;
import io.boxoffice.core.Upcaster;
import java.time.Instant;

/// What happened to a tally.
public sealed interface TallyEvent {

  @EventType("tally.added.v2")
  record Added(long amount) implements TallyEvent {}

  @EventType("tally.noted.v1")
  record Noted(String text) implements TallyEvent {}

  @EventType("tally.reminder-set.v1")
  record ReminderSet(Instant at) implements TallyEvent {}

  @EventType("tally.rang.v1")
  record Rang(Instant at) implements TallyEvent {}

  @EventType("tally.wished.v1")
  record Wished(String target) implements TallyEvent {}

  @EventType("tally.called.v1")
  record Called(String outcome) implements TallyEvent {}

  /// Version 1 of [Added] called the amount `value`.
  EventCodec<TallyEvent> CODEC =
      EventCodec.of(
          TallyEvent.class,
          new Upcaster(
              "tally.added.v1",
              "tally.added.v2",
              old -> old.put("amount", old.required("value").longValue())));
}

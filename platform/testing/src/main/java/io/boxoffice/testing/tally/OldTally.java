package io.boxoffice.testing.tally;

import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import io.boxoffice.core.EventCodec;
import io.boxoffice.core.EventType;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.AggregateType;

/// A tally as other releases of the service wrote it: older, newer, or wrong.
public sealed interface OldTally {

  @EventType("tally.added.v1")
  record Added(long value) implements OldTally {}

  /// Has a field that today's readers do not know.
  @EventType("tally.noted.v1")
  record Noted(String text, String more) implements OldTally {}

  /// Lacks what today's readers need.
  @EventType("tally.added.v2")
  record Unreadable(String amount) implements OldTally {}

  /// A type that no reader here knows.
  @EventType("tally.unheard-of.v1")
  record UnheardOf(String what) implements OldTally {}

  /// A command that records just this event.
  static AddressedCommand<?, ?, ?, ?> command(String id, OldTally event) {
    return AggregateType.of("tally", new Recorder(), EventCodec.of(OldTally.class))
        .command(id, _ -> event);
  }

  /// Records whatever it is told.
  final class Recorder implements Decider<Long, OldTally, OldTally, TallyRefusal> {
    @Override
    public Long initial() {
      return 0L;
    }

    @Override
    public Decision<OldTally, TallyRefusal> decide(OldTally command, Long count) {
      return Decision.accept(command);
    }

    @Override
    public Long evolve(Long count, OldTally event) {
      return count + 1;
    }
  }
}

package io.boxoffice.testing.tally;

import java.time.Instant;

/// What may be asked of a tally.
public sealed interface TallyCommand {

  /// Adds an amount; refused if the sum would exceed [Tally#SUM_MAX].
  record Add(long amount) implements TallyCommand {}

  /// Adds one, so many times: as many events.
  record AddOnes(int times) implements TallyCommand {}

  record Note(String text) implements TallyCommand {}

  record Remind(Instant at) implements TallyCommand {}

  /// Wakes it: rings if its reminder is due.
  record Ring(Instant at) implements TallyCommand {}

  /// Notes the time of the decision.
  record Clock(Instant at) implements TallyCommand {}

  record Wish(String target) implements TallyCommand {}

  /// Tells the outcome of a wish.
  record Called(String outcome) implements TallyCommand {}

  /// Makes the decider throw.
  record Explode(RuntimeException failure) implements TallyCommand {}
}

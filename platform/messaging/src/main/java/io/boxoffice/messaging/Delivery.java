package io.boxoffice.messaging;

import io.boxoffice.eventlog.Together.SqlWrite;
import java.util.List;

/// How a kind of subscription lets events take effect, together with its checkpoint (SUB2).
interface Delivery {

  /// Delivers events in order, as many as go well, and moves the checkpoint behind the last of
  /// them. Throws [io.boxoffice.eventlog.StaleCheckpoint] if somebody else moved it, and
  /// a [io.boxoffice.core.PassingFailure] if nothing can be stored now.
  Delivered deliver(Lane lane, long from, List<Step> steps);

  /// Delivers an event that was set aside, in one transaction with `rows`, which end its being so.
  void deliverAgain(Lane lane, TailEvent event, SqlWrite rows);

  /// What is to be done with one event.
  ///
  /// @param instead rows that are written in place of its effect; none for the effect itself
  record Step(TailEvent event, List<SqlWrite> instead) {}

  /// How far it went.
  sealed interface Delivered {

    /// All of the steps are committed.
    record All() implements Delivered {}

    /// The step behind the first `count` failed, and nothing of it is committed.
    record UpTo(int count, RuntimeException failure) implements Delivered {}
  }
}

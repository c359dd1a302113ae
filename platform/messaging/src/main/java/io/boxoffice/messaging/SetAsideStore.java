package io.boxoffice.messaging;

import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.Together.SqlWrite;
import io.boxoffice.messaging.ParkedEvent.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The events that runners set aside. What must commit with something else is handed out as a
/// write; all else throws [io.boxoffice.core.PassingFailure] if it can't be done now.
interface SetAsideStore {

  /// Keys of which an event is set aside.
  Set<String> blockedKeys(Lane lane);

  /// Up to `limit` events that may be tried now, in position order: those whose time has come, and
  /// those that wait with no other of their key before them.
  List<ParkedEvent> due(Lane lane, Instant now, int limit);

  /// Notes that another try failed.
  void retryLater(ParkedEvent failed, State state, String reason, Instant nextTryAt);

  /// Sets an event aside.
  SqlWrite inserting(
      Lane lane,
      StoredEvent event,
      State state,
      String reason,
      int tries,
      Instant now,
      Instant nextTryAt);

  /// Ends one; throws [io.boxoffice.eventlog.StaleCheckpoint] if another ended it.
  SqlWrite removing(ParkedEvent done);
}

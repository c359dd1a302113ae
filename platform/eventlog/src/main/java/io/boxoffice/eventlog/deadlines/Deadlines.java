package io.boxoffice.eventlog.deadlines;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// The pending deadlines of one service.
interface Deadlines {

  /// Up to `limit` deadlines that have come, the oldest first, without those that pause. Throws
  /// [io.boxoffice.core.PassingFailure] if they can't be read now.
  List<Due> due(Instant now, Collection<Due> paused, int limit);

  /// A stream and when it is to be woken.
  record Due(String stream, Instant at) {}
}

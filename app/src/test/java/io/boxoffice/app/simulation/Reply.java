package io.boxoffice.app.simulation;

import io.boxoffice.eventlog.Outcome;

/// What somebody outside gets for a request.
sealed interface Reply {

  record Told(Outcome outcome) implements Reply {}

  /// Done or not: nobody knows.
  record Unknown(String why) implements Reply {}
}

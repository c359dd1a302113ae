package io.boxoffice.eventlog;

import io.boxoffice.core.PassingFailure;

/// The log can't take a unit now: the database is lost, the queue is full, or the process stops.
/// After a lost commit the unit may have been recorded or not; repeating it with its key is safe.
public final class LogUnavailable extends PassingFailure {
  private static final long serialVersionUID = 1L;

  public LogUnavailable(String what) {
    super(what);
  }

  public LogUnavailable(String what, Throwable cause) {
    super(what, cause);
  }
}

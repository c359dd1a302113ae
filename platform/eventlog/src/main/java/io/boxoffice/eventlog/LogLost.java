package io.boxoffice.eventlog;

import io.boxoffice.core.PassingFailure;

/// The log's database is not reachable; nothing of the transaction was recorded.
public final class LogLost extends PassingFailure {
  private static final long serialVersionUID = 1L;

  public LogLost(Throwable cause) {
    super("the log's database is not reachable", cause);
  }
}

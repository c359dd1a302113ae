package io.boxoffice.eventlog;

import io.boxoffice.core.PassingFailure;

/// The connection was lost while committing: the batch is on disk or not, nobody knows yet.
public final class CommitUnknown extends PassingFailure {
  private static final long serialVersionUID = 1L;

  public CommitUnknown(Throwable cause) {
    super("the outcome of the commit is unknown", cause);
  }
}

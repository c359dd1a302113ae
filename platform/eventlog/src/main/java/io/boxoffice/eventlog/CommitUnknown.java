package io.boxoffice.eventlog;

import io.boxoffice.core.PassingFailure;

/// The answer to a commit was lost, or leaves it open: the batch is on disk, or may still get there
/// while the log ends where it continues, or never.
public final class CommitUnknown extends PassingFailure {
  private static final long serialVersionUID = 1L;

  public CommitUnknown(Throwable cause) {
    super("the outcome of the commit is unknown", cause);
  }
}

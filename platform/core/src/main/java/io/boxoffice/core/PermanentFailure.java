package io.boxoffice.core;

import org.jspecify.annotations.Nullable;

/// A failure that no further try will cure: an answer that makes no sense, an unreadable message.
public class PermanentFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PermanentFailure(String what) {
    super(what);
  }

  public PermanentFailure(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}

package io.boxoffice.core;

import org.jspecify.annotations.Nullable;

/// Text that is not JSON, or JSON that is not what was asked for.
public final class MalformedJson extends PermanentFailure {
  private static final long serialVersionUID = 1L;

  MalformedJson(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}

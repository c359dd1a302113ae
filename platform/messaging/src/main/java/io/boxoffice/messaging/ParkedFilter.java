package io.boxoffice.messaging;

import io.boxoffice.messaging.ParkedEvent.State;
import org.jspecify.annotations.Nullable;

/// What narrows a list of set-aside events; what is null does not. Dropped ones are history and
/// shown to who asks for them only.
public record ParkedFilter(@Nullable String subscription, @Nullable State state) {

  /// All that are not dropped.
  public static final ParkedFilter NONE = new ParkedFilter(null, null);
}

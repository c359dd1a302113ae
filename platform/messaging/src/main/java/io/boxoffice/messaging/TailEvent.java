package io.boxoffice.messaging;

import io.boxoffice.core.EventCodec;
import io.boxoffice.eventlog.StoredEvent;
import org.jspecify.annotations.Nullable;

/// An event on its way to the subscribers of a log, decoded once for all of them (SUB7).
public final class TailEvent {
  private final StoredEvent stored;
  private @Nullable Object decoded;
  private @Nullable EventCodec<?> decoder;

  public TailEvent(StoredEvent stored) {
    this.stored = stored;
  }

  public StoredEvent stored() {
    return stored;
  }

  /// The event; throws [io.boxoffice.core.PermanentFailure] if the codec can't decode it.
  public synchronized Object decoded(EventCodec<?> codec) {
    Object known = decoded;
    if (known != null && decoder == codec) {
      return known;
    }
    Object fresh = codec.decode(stored.type(), stored.data());
    decoded = fresh;
    decoder = codec;
    return fresh;
  }
}

package io.boxoffice.eventlog;

import io.boxoffice.core.EventCodec;
import java.time.Instant;
import java.util.UUID;

/// A decoded event with its place in the log.
///
/// @param <E> the event's type in the contracts
public record Recorded<E>(
    long position,
    String stream,
    long version,
    String key,
    UUID id,
    Metadata metadata,
    Instant at,
    E event) {

  /// Decodes an event; throws [io.boxoffice.core.PermanentFailure] if the codec can't.
  public static <E> Recorded<E> decode(EventCodec<E> codec, StoredEvent stored) {
    return of(stored, codec.decode(stored.type(), stored.data()));
  }

  /// An event that was decoded before.
  public static <E> Recorded<E> of(StoredEvent stored, E event) {
    return new Recorded<>(
        stored.position(),
        stored.stream(),
        stored.version(),
        stored.key(),
        stored.id(),
        Metadata.parse(stored.metadata()),
        stored.recordedAt(),
        event);
  }

  /// The part of the stream's name behind the category: the aggregate's id.
  public String streamId() {
    return stream.substring(stream.indexOf('-') + 1);
  }
}

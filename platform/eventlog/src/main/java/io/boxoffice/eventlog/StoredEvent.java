package io.boxoffice.eventlog;

import java.time.Instant;
import java.util.UUID;

/// An event as it lies in a log, not decoded.
///
/// @param position place in the log, strictly growing, not gapless
/// @param stream the aggregate, such as `order-0199…`
/// @param version place in the stream: 1, 2, 3 … without gaps
/// @param key what readers see in order: the stream, unless the aggregate type says otherwise
/// @param id UUIDv7
/// @param type published name with its schema version, such as `order.placed.v1`
/// @param data the fact as JSON
/// @param metadata [Metadata] as JSON
/// @param recordedAt UTC, microseconds; never decreases within a stream
public record StoredEvent(
    long position,
    String stream,
    long version,
    String key,
    UUID id,
    String type,
    String data,
    String metadata,
    Instant recordedAt) {}

package io.boxoffice.app.verify;

import java.time.Instant;

/// An event as it is stored.
///
/// @param about the order that it is about, as text; empty where it is not asked for
/// @param cause id of the event that it answers; empty if there is none or it is not asked for
record LogEvent(
    ServiceLog log,
    long position,
    String stream,
    long version,
    String type,
    String data,
    Instant recordedAt,
    String id,
    String about,
    String cause) {}

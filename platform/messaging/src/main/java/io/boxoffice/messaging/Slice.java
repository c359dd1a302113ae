package io.boxoffice.messaging;

import java.util.List;

/// Part of a log, as a subscription reads it.
///
/// @param events in position order, of the types and partition asked for
/// @param upTo position up to which there is nothing else to be read
public record Slice(List<TailEvent> events, long upTo) {}

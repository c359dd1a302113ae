package io.boxoffice.messaging;

import io.boxoffice.core.EventCodec;

/// The events of one contract in one service's log.
///
/// @param log the service that publishes them
public record EventSource<E>(String log, EventCodec<E> codec) {}

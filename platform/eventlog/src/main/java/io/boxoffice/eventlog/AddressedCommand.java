package io.boxoffice.eventlog;

import io.boxoffice.core.Refusal;
import java.time.Instant;
import java.util.function.Function;

/// A command and the aggregate that it is for. Made by [AggregateType#command].
public record AddressedCommand<S, C, E, R extends Refusal>(
    AggregateType<S, C, E, R> type, String stream, Function<Instant, C> command) {}

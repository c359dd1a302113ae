package io.boxoffice.eventlog.effects;

import io.boxoffice.eventlog.Metadata;
import java.time.Instant;
import java.util.UUID;

/// One try of an effect.
///
/// @param key the same on every try, for the target to recognise a repetition (EFF1)
/// @param tries made before this one
/// @param wishedAt when it was decided
public record EffectCall(UUID key, int tries, Metadata metadata, Instant wishedAt) {}

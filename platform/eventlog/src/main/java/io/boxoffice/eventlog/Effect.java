package io.boxoffice.eventlog;

/// A call to the outside world that a decision wishes for. It is stored with the decision and made
/// afterwards by a worker, at least once, with the same key on every try.
///
/// @param kind which [EffectHandler] makes it
/// @param payload a record, stored as JSON; holds no personal data
public record Effect(String kind, Object payload) {}

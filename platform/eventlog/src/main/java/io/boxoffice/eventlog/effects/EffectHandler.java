package io.boxoffice.eventlog.effects;

import io.boxoffice.eventlog.AddressedCommand;
import java.util.List;

/// Makes the calls of one kind of effect. Called on many virtual threads at once.
///
/// @param <P> the payload, a record
public interface EffectHandler<P> {

  /// The kind of [io.boxoffice.eventlog.Effect] it makes.
  String kind();

  Class<P> payload();

  RetryPolicy retries();

  /// How many calls may be under way at once in this process.
  int callsMax();

  /// Whether the wish still stands; a void one is dropped without a call (EFF2).
  boolean wanted(P payload);

  /// Makes the call, bounded in time by itself, and answers the commands that tell its outcome.
  /// Throws [io.boxoffice.core.PassingFailure] for another try,
  /// [io.boxoffice.core.PermanentFailure] when none will help.
  List<AddressedCommand<?, ?, ?, ?>> perform(P payload, EffectCall call);

  /// The commands that tell that it was given up.
  List<AddressedCommand<?, ?, ?, ?>> gaveUp(P payload, String reason);
}
